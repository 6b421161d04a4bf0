import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { PageElement } from '../page/element.js';
import { readable } from '../text/dates.js';
import { companyName } from '../text/names.js';
import { text, word } from '../text/text.js';
import { cellContent, hasExplanation } from './cell.js';
import './hint.js';
import { inOrder } from './order.js';

/**
 * The table: a row for each index, a column for each company. It is one stop of the Tab
 * key; arrow keys move from cell to cell.
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
		const first = `${companies[0]}~${view.indices[0]?.key}`;
		const at = this.at && cells.has(this.at) ? this.at : first;
		return html`
			<section aria-labelledby="matrix-title">
				<div class="heading">
					<h2 id="matrix-title">${words.matrix}</h2>
					<p class="hint">${words.matrixHint}</p>
					${this.store.state.sort ? html`<button type="button" class="quiet" id="as-given"
						@click=${() => this.store.go({ sort: undefined })}>${words.asGiven}</button>` : nothing}
				</div>
				<div class="scroller" role="group" aria-label=${words.matrixScroller} tabindex="0">
					<table class="matrix" @keydown=${this.#key} @focusin=${this.#focus} @focusout=${this.#blur}
						@mouseover=${this.#over} @mouseleave=${this.#blur}>
						<caption class="visually-hidden">${words.matrixCaption(readable(view.asOf))}</caption>
						<thead>
							<tr>
								<th scope="col" class="corner">${words.index}</th>
								${repeat(companies, (key) => key, (key) => html`<th scope="col" data-company=${key}>${companyName(key)}</th>`)}
							</tr>
						</thead>
						<tbody>
							${repeat(view.indices, (index) => index.key, (index) => this.#row(index, companies, cells, at))}
						</tbody>
					</table>
				</div>
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
			<tr data-index=${index.key}>
				<th scope="row">${this.#rowHead(index)}</th>
				${repeat(companies, (key) => key, (key) => {
					const id = `${key}~${index.key}`;
					const cell = cells.get(id);
					return html`<td class=${cell?.state === 'reported' ? nothing : 'without'}>${cell ? html`
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
			<button type="button" class="sort ${direction ?? ''}" title=${words.sortBy(index.title)}
				@click=${() => this.store.go({ sort: next })}><span lang="en">${index.title}</span>
				<span class="arrow" aria-hidden="true">${direction === 'worst' ? '▸' : direction === 'best' ? '◂' : '↔'}</span>
				<span class="visually-hidden">${direction ? words.sorted[direction] : words.sortBy('').trim()}</span></button>
			<small><span lang="en">${index.unitLabel ?? index.unit}</span>${index.better === 'higher' ? nothing
				: html` · ${word(words.better, index.better)}`}${index.basis === 'plan' ? html` · ${words.plan}` : nothing}</small>`;
	}

	/** @param {KeyboardEvent} event */
	#key(event) {
		const cell = /** @type {HTMLElement} */ (event.target).closest('td');
		const row = /** @type {HTMLTableRowElement | null} */ (cell?.parentElement ?? null);
		const rows = /** @type {HTMLTableSectionElement | null} */ (row?.parentElement ?? null)?.rows;
		if (!cell || !row || !rows) {
			return;
		}
		const last = row.cells.length - 1;
		const place = { row: row.sectionRowIndex, column: cell.cellIndex };
		/** @type {Record<string, Partial<typeof place>>} */
		const moves = {
			ArrowLeft: { column: Math.max(1, place.column - 1) }, ArrowRight: { column: Math.min(last, place.column + 1) },
			ArrowUp: { row: Math.max(0, place.row - 1) }, ArrowDown: { row: Math.min(rows.length - 1, place.row + 1) },
			Home: { column: 1 }, End: { column: last },
			PageUp: { row: Math.max(0, place.row - 8) }, PageDown: { row: Math.min(rows.length - 1, place.row + 8) },
		};
		const move = moves[event.key];
		if (move) {
			event.preventDefault();
			const to = { ...place, ...move };
			rows[to.row].cells[to.column].querySelector('button')?.focus();
		}
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
