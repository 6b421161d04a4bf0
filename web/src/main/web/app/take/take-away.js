import { html, nothing } from 'lit';
import { comparisonQuery } from '../api/comparison.js';
import { PageElement } from '../page/element.js';
import { printWhole } from '../page/paper.js';
import { term } from '../text/terms.js';
import { text, word } from '../text/text.js';
import { citation } from './citation.js';
import './copyable.js';

/** The formats of a comparison besides JSON. */
const FORMATS = ['csv', 'md'];

/** What can be taken away: downloads, a citation, the call of the API. */
class TakeAway extends PageElement {
	render() {
		const words = text();
		const query = comparisonQuery(this.store.state, { align: this.store.state.align });
		const call = `${location.origin}/api/v1/comparisons?${query}`;
		return html`
			<section aria-labelledby="take-title" id="take">
				<div class="heading"><h2 id="take-title">${words.take}</h2>
					<button type="button" class="quiet" id="print" @click=${printWhole}>${words.print}</button></div>
				<div class="trio">
					<div class="panel"><h3>${words.downloads}</h3>${this.#downloads(query)}</div>
					<div class="panel"><h3>${words.cite}</h3><p class="hint">${words.citeHint}</p>
						<casebook-copyable id="cite" .value=${citation(this.store)}></casebook-copyable></div>
					<div class="panel"><h3>${words.showCall}</h3><p class="hint">${words.callHint}</p>
						<casebook-copyable id="call" .value=${`curl '${call}'`}></casebook-copyable></div>
				</div>
			</section>`;
	}

	/** @param {string} query */
	#downloads(query) {
		const words = text();
		const { group, companies: chosen } = this.store.state;
		return html`<ul class="downloads" id="downloads">
			<li><a href="/api/v1/comparisons?${query}" download="comparison.json">${words.formats.json}</a></li>
			${FORMATS.map((suffix) => html`<li><a href="/api/v1/comparisons.${suffix}?${query}" download="comparison.${suffix}">${word(words.formats, suffix)}</a></li>`)}
			${group && !chosen ? html`<li><a href="/api/v1/packages/${group}.zip" download="${group}.zip">${words.packageOf(term(this.store.groups.find((each) => each.key === group)?.title ?? group))}</a></li>` : nothing}
		</ul>`;
	}
}

customElements.define('casebook-take-away', TakeAway);
