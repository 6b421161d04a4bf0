import { html } from 'lit';
import { age } from '../text/dates.js';
import { text, word } from '../text/text.js';
import { PageElement } from './element.js';

/** What of the page is not as it should be: the platform out of reach, a section out, old or cut short, a request refused. */
class Notices extends PageElement {
	render() {
		const notices = [...this.#platform(), ...this.#sections()];
		return html`<div class="notices" role="status" aria-label=${text().notices}>${notices}</div>`;
	}

	#platform() {
		const words = text();
		const { problem, reachable, state, view } = this.store;
		const notices = [];
		if (!reachable) {
			notices.push(html`<p class="notice bad" data-notice="unreachable">${view ? words.unreachable : words.unreachableEmpty}</p>`);
		}
		if (problem) {
			notices.push(html`
				<div class="notice bad" data-notice="refused">
					<p><strong>${words.refused}.</strong> ${problem.detail ?? problem.title}</p>
					<p><button type="button" class="quiet" @click=${() => this.store.go({
						companies: undefined, indices: undefined, group: this.store.groups[0]?.key,
						indexSet: this.store.indexSets[0]?.key, asOf: undefined, recordedAsOf: undefined, cell: undefined, sort: undefined,
					})}>${words.startAgain}</button></p>
				</div>`);
		}
		if (state.recordedAsOf) {
			notices.push(html`
				<p class="notice" data-notice="recorded">${words.recorded(state.recordedAsOf)}
					<button type="button" class="quiet" @click=${() => this.store.go({ recordedAsOf: undefined })}>${words.recordedOff}</button></p>`);
		}
		return notices;
	}

	#sections() {
		const words = text();
		const notices = [];
		for (const [key, section] of Object.entries(this.store.view?.sections ?? {})) {
			const name = word(words.sections, key);
			if (section.status === 'unavailable') {
				notices.push(html`<p class="notice bad" data-notice=${key}>${words.unavailable(name)}</p>`);
			}
			if (section.status === 'stale') {
				notices.push(html`<p class="notice" data-notice=${key}>${words.stale(name, age(section.age))}</p>`);
			}
			if (section.next) {
				notices.push(html`<p class="notice" data-notice="${key}-not-all">${words.notAll(name)}</p>`);
			}
		}
		return notices;
	}
}

customElements.define('casebook-notices', Notices);
