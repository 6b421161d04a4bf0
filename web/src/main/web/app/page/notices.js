import { html, nothing } from 'lit';
import { age } from '../text/dates.js';
import { text, word } from '../text/text.js';
import { PageElement } from './element.js';

/** What of the page is not as it should be: the platform out of reach, a section out or old, a request refused. */
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
		return Object.entries(this.store.view?.sections ?? {}).map(([key, section]) => {
			const name = word(words.sections, key);
			if (section.status === 'unavailable') {
				return html`<p class="notice bad" data-notice=${key}>${words.unavailable(name)}</p>`;
			}
			if (section.status === 'stale') {
				return html`<p class="notice" data-notice=${key}>${words.stale(name, age(section.age))}</p>`;
			}
			return nothing;
		});
	}
}

customElements.define('casebook-notices', Notices);
