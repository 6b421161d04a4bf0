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
		this.wanted = '';
	}

	/** @param {import('lit').PropertyValues} changed */
	willUpdate(changed) {
		if (changed.has('observation')) {
			this.versions = undefined;
			this.failed = false;
		}
		const wanted = `${this.observation} ${this.store.changes}`;
		if (this.observation && wanted !== this.wanted) {
			this.wanted = wanted;
			this.#load(this.observation);
		}
	}

	/** @param {string} observation */
	async #load(observation) {
		const { wanted } = this;
		/** @type {import('../api/types.js').Claim[] | undefined} */
		let versions;
		try {
			versions = await loadHistory(observation);
		} catch {
			// told below, unless something else is wanted by now
		}
		if (wanted === this.wanted) {
			this.versions = versions;
			this.failed = !versions;
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
