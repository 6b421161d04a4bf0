import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { PageElement } from '../page/element.js';
import { placed } from '../page/placed.js';
import { readable } from '../text/dates.js';
import { companyName } from '../text/names.js';
import { term, titled } from '../text/terms.js';
import { text, word } from '../text/text.js';
import { unitName } from '../text/units.js';
import { cellContent, hasExplanation } from './cell.js';
import './hint.js';
import { moveByKey } from './moves.js';
import { inOrder } from './order.js';
import { signs } from './signs.js';

/** So many companies fit beside each other, on a phone too; more scroll in a frame of their own. */
const FITTING = 4;

/**
 * The table: a row for each index, a column for each company. It is one stop of the Tab
 * key; arrow keys move from cell to cell. The roles are said because on a phone, where the
 * title of a row stands above its cells, the browser no longer takes them from the markup.
 */
class Matrix extends PageElement {
	static properties = { at: { state: true } };

	constructor() {
		super();
		/** @type {string | undefined} the cell that the Tab key comes to */
		this.at = undefined;
	}

	render() {
		const words = text();
		const { view } = this.store;
		if (!view?.cells || !view.indices) {
			return nothing;
		}
		const cells = new Map(view.cells.map((cell) => [`${cell.company}~${cell.index}`, cell]));
		const companies = inOrder(view.companies.map((company) => company.key), view.cells, this.store.state.sort);
		const shared = view.indices.filter((index) => companies.filter((key) => cells.get(`${key}~${index.key}`)?.state === 'reported').length > 1);
		const indices = this.store.state.rows === 'shared' ? shared : view.indices;
		const first = `${companies[0]}~${indices[0]?.key}`;
		const shown = companies.some((key) => indices.some((index) => `${key}~${index.key}` === this.at && cells.has(this.at)));
		const at = this.at && shown ? this.at : first;
		return html`
			<section aria-labelledby="matrix-title">
				<div class="heading">
					<h2 id="matrix-title">${words.matrix}</h2>
					<label class="check"><input type="checkbox" id="shared-rows" .checked=${this.store.state.rows === 'shared'}
						@change=${(/** @type {any} */ event) => this.store.go({ rows: event.target.checked ? 'shared' : undefined })}>
						${words.sharedRows(shared.length)}</label>
					${this.store.state.sort ? html`<button type="button" class="quiet" id="as-given"
						@click=${() => this.store.go({ sort: undefined })}>${words.asGiven}</button>` : nothing}
				</div>
				<p class="hint">${words.matrixHint} <span class="by-keys">${words.matrixKeys}</span></p>
				<div class="scroller ${companies.length > FITTING ? '' : 'fits'}" role="group" aria-label=${words.matrixScroller} tabindex="0">
					<table class="matrix" role="table" ${placed({ companies: companies.length })} @keydown=${moveByKey} @focusin=${this.#focus} @focusout=${this.#blur}
						@mouseover=${this.#over} @mouseleave=${this.#blur}>
						<caption class="visually-hidden">${words.matrixCaption(readable(view.asOf))}</caption>
						<thead role="rowgroup">
							<tr role="row">
								<th scope="col" role="columnheader" class="corner">${words.index}</th>
								${repeat(companies, (key) => key, (key) => html`<th scope="col" role="columnheader" data-company=${key}>${companyName(key)}</th>`)}
							</tr>
						</thead>
						<tbody role="rowgroup">
							${repeat(indices, (index) => index.key, (index) => this.#row(index, companies, cells, at))}
						</tbody>
					</table>
				</div>
				${signs(view.cells)}
				<casebook-hint></casebook-hint>
			</section>`;
	}

	/**
	 * @param {import('../api/types.js').Index} index
	 * @param {string[]} companies
	 * @param {Map<string, import('../api/types.js').Cell>} cells
	 * @param {string} at
	 */
	#row(index, companies, cells, at) {
		return html`
			<tr role="row" data-index=${index.key}>
				<th scope="row" role="rowheader">${this.#rowHead(index)}</th>
				${repeat(companies, (key) => key, (key) => {
					const id = `${key}~${index.key}`;
					const cell = cells.get(id);
					return html`<td role="cell" class=${cell?.state === 'reported' ? nothing : 'without'}>${cell ? html`
						<button type="button" class="cell" data-cell=${id} tabindex=${id === at ? '0' : '-1'} aria-haspopup="dialog"
							@click=${() => this.store.go({ cell: id })}>${cellContent(cell)}</button>` : nothing}</td>`;
				})}
			</tr>`;
	}

	/** @param {import('../api/types.js').Index} index */
	#rowHead(index) {
		const words = text();
		const { sort } = this.store.state;
		const direction = sort === index.key ? 'best' : sort === `-${index.key}` ? 'worst' : undefined;
		const next = direction === 'best' ? `-${index.key}` : direction === 'worst' ? undefined : index.key;
		return html`
			<button type="button" class="sort ${direction ?? ''}" title=${words.sortBy(term(index.title))}
				@click=${() => this.store.go({ sort: next })}>${titled(index.title)}
				<span class="arrow" aria-hidden="true">${direction === 'worst' ? '▸' : direction === 'best' ? '◂' : '↔'}</span>
				<span class="visually-hidden">${direction ? words.sorted[direction] : words.sortBy('').trim()}</span></button>
			<small>${unitName(index.unit, index)}${index.better === 'higher' ? nothing
				: html` · ${word(words.better, index.better)}`}${index.basis === 'plan' ? html` · ${words.plan}` : nothing}</small>`;
	}

	/** @param {Event} event */
	#focus(event) {
		const button = /** @type {HTMLElement} */ (event.target);
		if (button.dataset.cell) {
			this.at = button.dataset.cell;
		}
		this.#explain(button);
	}

	/** @param {Event} event */
	#over(event) {
		this.#explain(/** @type {HTMLElement} */ (event.target).closest('button'));
	}

	/** @param {HTMLElement | null} button */
	#explain(button) {
		const cell = this.#cellOf(button?.dataset.cell);
		this.hint.show(cell && hasExplanation(cell) ? cell : undefined, button);
	}

	#blur() {
		this.hint.show(undefined, null);
	}

	get hint() {
		return /** @type {import('./hint.js').Hint} */ (this.querySelector('casebook-hint'));
	}

	/** @param {string | undefined} id */
	#cellOf(id) {
		return this.store.view?.cells?.find((cell) => `${cell.company}~${cell.index}` === id);
	}
}

customElements.define('casebook-matrix', Matrix);
