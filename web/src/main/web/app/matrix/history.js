import { html } from 'lit';
import { loadHistory } from '../api/catalogue.js';
import { PageElement } from '../page/element.js';
import { cite } from '../source/citation.js';
import { moment, stated } from '../text/dates.js';
import { whole } from '../text/figures.js';
import { text, word } from '../text/text.js';

/** The versions of a claim: what was recorded when, and by whom. */
class History extends PageElement {
	static properties = { observation: {}, versions: { state: true }, failed: { state: true } };

	constructor() {
		super();
		/** @type {string | undefined} */
		this.observation = undefined;
		/** @type {import('../api/types.js').Claim[] | undefined} */
		this.versions = undefined;
		this.failed = false;
	}

	/** @param {import('lit').PropertyValues} changed */
	willUpdate(changed) {
		if (changed.has('observation') && this.observation) {
			this.versions = undefined;
			this.failed = false;
			this.#load(this.observation);
		}
	}

	/** @param {string} observation */
	async #load(observation) {
		try {
			const versions = await loadHistory(observation);
			if (this.observation === observation) {
				this.versions = versions;
			}
		} catch {
			this.failed = true;
		}
	}

	render() {
		const words = text();
		if (this.failed || !this.versions) {
			return html`<p role="status">${this.failed ? words.notHad : words.loadingMore}</p>`;
		}
		return html`<ol class="plain claims" id="history">${this.versions.toReversed().map((version) => html`
			<li><p><strong>${words.version(version.revision)}</strong> ${version.display ? whole(version) : word(words.states, version.missing)} <span>${stated(version.periodAsStated, version.period)}</span></p>
				<p class="note">${words.recordedAt(moment(version.recordedAt), version.recordedBy ?? '')} ${cite(version.sources)}</p></li>`)}</ol>`;
	}
}

customElements.define('casebook-history', History);
