import { html } from 'lit';
import { inOrder } from '../matrix/order.js';
import { PageElement } from '../page/element.js';
import { showSelected } from '../page/selected.js';
import { whole } from '../text/figures.js';
import { companyName } from '../text/names.js';
import { term, termLanguage, titled } from '../text/terms.js';
import { list, text, word } from '../text/text.js';
import { barsOption } from './bars-option.js';
import './canvas.js';

/** The figures of one index as bars, those that are open-ended drawn as open. */
class Bars extends PageElement {
	get index() {
		const { view, state } = this.store;
		const indices = view?.indices ?? [];
		return indices.find((index) => index.key === state.chart) ?? indices.find((index) => index.key === state.sort?.replace(/^-/, ''))
			?? indices.reduce((best, index) => (this.#count(index) > this.#count(best) ? index : best), indices[0]);
	}

	updated() {
		showSelected(this.querySelector('#chart-index'), this.index?.key ?? '');
	}

	/** @param {import('../api/types.js').Index} index */
	#count(index) {
		return this.store.view?.cells?.filter((cell) => cell.index === index.key && cell.value !== undefined).length ?? 0;
	}

	render() {
		const words = text();
		const { view, state } = this.store;
		const index = this.index;
		if (!view?.cells || !index) {
			return html``;
		}
		const of = view.cells.filter((cell) => cell.index === index.key);
		const order = inOrder(view.companies.map((company) => company.key), of, state.sort ? index.key : undefined);
		const cells = order.map((key) => of.find((cell) => cell.company === key)).filter((cell) => cell !== undefined);
		const missing = cells.filter((cell) => cell.value === undefined);
		const apart = cells.filter((cell) => cell.otherUnit);
		return html`
			<figure aria-labelledby="bars-title">
				<div class="heading">
					<h3 id="bars-title">${words.bars}</h3>
					<select id="chart-index" aria-label=${words.barsOf} @change=${(/** @type {any} */ event) => this.store.go({ chart: event.target.value })}>
						${view.indices?.map((each) => html`<option lang=${termLanguage(each.title)} value=${each.key} ?selected=${each.key === index.key}>${term(each.title)}</option>`)}
					</select>
				</div>
				<casebook-canvas class="bars rows-${Math.min(cells.length, 20)}" .option=${(/** @type {number} */ width) => barsOption(cells, companyName, width)}></casebook-canvas>
				<figcaption>
					<p class="missing">${missing.length ? words.chartMissing(list(missing.map((cell) => `${companyName(cell.company)} (${word(words.states, cell.state)})`))) : words.chartComplete}
						${apart.length ? words.notComparable(list(apart.map((cell) => `${companyName(cell.company)} (${whole(cell)})`))) : ''}</p>
					${this.#legend(cells)}
					${this.#table(index, cells)}
				</figcaption>
			</figure>`;
	}

	/** @param {import('../api/types.js').Cell[]} cells */
	#legend(cells) {
		const words = text();
		const has = (/** @type {string[]} */ relations) => cells.some((cell) => relations.includes(cell.relation ?? ''));
		return html`<ul class="legend">
			${has(['gt', 'ge']) ? html`<li><span class="key open-above" aria-hidden="true"></span>${words.openAbove}</li>` : ''}
			${has(['lt', 'le']) ? html`<li><span class="key open-below" aria-hidden="true"></span>${words.openBelow}</li>` : ''}
			${has(['approx']) ? html`<li><span class="key approx" aria-hidden="true"></span>${words.approx}</li>` : ''}
		</ul>`;
	}

	/**
	 * @param {import('../api/types.js').Index} index
	 * @param {import('../api/types.js').Cell[]} cells
	 */
	#table(index, cells) {
		const words = text();
		return html`<details ?open=${cells.length <= 8}><summary>${words.asTable}<span class="visually-hidden">: ${words.bars}</span></summary>
			<table class="plain-table"><caption class="visually-hidden">${titled(index.title)}</caption>
				<thead><tr><th scope="col">${words.company}</th><th scope="col">${words.figure}</th></tr></thead>
				<tbody>${cells.map((cell) => html`<tr><th scope="row">${companyName(cell.company)}</th>
					<td>${cell.value === undefined ? word(words.states, cell.state) : whole(cell)}</td></tr>`)}</tbody>
			</table></details>`;
	}
}

customElements.define('casebook-bars', Bars);
