import { html } from 'lit';
import { PageElement } from '../page/element.js';
import { explanation } from './cell.js';

/**
 * What is remarkable about the cell under focus or pointer, beside it. The cell itself has
 * the same for screen readers.
 */
export class Hint extends PageElement {
	static properties = { cell: { state: true } };

	constructor() {
		super();
		/** @type {import('../api/types.js').Cell | undefined} */
		this.cell = undefined;
		/** @type {HTMLElement | null} */
		this.beside = null;
	}

	/**
	 * @param {import('../api/types.js').Cell | undefined} cell none to hide
	 * @param {HTMLElement | null} beside
	 */
	show(cell, beside) {
		this.cell = cell;
		this.beside = beside;
	}

	render() {
		return html`<div class="bubble" id="cell-hint" popover="manual" aria-hidden="true">
			${this.cell ? explanation(this.cell).map((sentence) => html`<p>${sentence}</p>`) : ''}</div>`;
	}

	updated() {
		const bubble = /** @type {HTMLElement} */ (this.querySelector('.bubble'));
		if (!this.cell || !this.beside?.isConnected) {
			bubble.togglePopover(false);
			return;
		}
		bubble.togglePopover(true);
		const cell = this.beside.getBoundingClientRect();
		const { width, height } = bubble.getBoundingClientRect();
		const below = cell.bottom + 6 + height < innerHeight;
		bubble.style.left = `${Math.max(8, Math.min(cell.left, innerWidth - width - 8))}px`;
		bubble.style.top = `${below ? cell.bottom + 6 : Math.max(8, cell.top - height - 6)}px`;
	}
}

customElements.define('casebook-hint', Hint);
