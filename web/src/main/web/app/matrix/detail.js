import { html, nothing } from 'lit';
import { loadClaims } from '../api/catalogue.js';
import { PageElement } from '../page/element.js';
import { whole } from '../text/figures.js';
import { companyName, entityName } from '../text/names.js';
import { titled } from '../text/terms.js';
import { text, word } from '../text/text.js';
import { reason } from './cell.js';
import { claimItem } from './claim.js';
import { citations, remarks } from './evidence.js';
import { facts } from './facts.js';
import './history.js';

/** One cell with everything about it: its citation, its other claims, its history. */
class Detail extends PageElement {
	static properties = { claims: { state: true }, failed: { state: true } };

	constructor() {
		super();
		/** @type {import('../api/types.js').Claim[] | undefined} */
		this.claims = undefined;
		this.failed = false;
		/** What was opened, as known when. */
		this.opened = '';
		/** The same as it is at present, which was asked for last. */
		this.wanted = '';
	}

	get cell() {
		return this.store.view?.cells?.find((cell) => `${cell.company}~${cell.index}` === this.store.state.cell);
	}

	render() {
		const cell = this.cell;
		return html`
			<dialog class="detail" id="detail" aria-labelledby="detail-title" @close=${this.#closed} @click=${this.#outside}>
				${cell ? this.#content(cell) : nothing}
			</dialog>`;
	}

	updated() {
		const dialog = /** @type {HTMLDialogElement} */ (this.querySelector('dialog'));
		const cell = this.cell;
		if (!cell) {
			this.opened = this.wanted = '';
			if (dialog.open) {
				dialog.close();
			}
			return;
		}
		if (!dialog.open) {
			dialog.showModal();
		}
		const { changes, state } = this.store;
		const opened = [state.cell, state.asOf, state.recordedAsOf].join(' ');
		if (opened !== this.opened) {
			this.opened = opened;
			this.claims = undefined;
			this.failed = false;
		}
		const wanted = [opened, cell.observation, changes].join(' ');
		if (wanted !== this.wanted) {
			this.wanted = wanted;
			this.#load(cell);
		}
	}

	/** @param {import('../api/types.js').Cell} cell */
	async #load(cell) {
		const { wanted } = this;
		const { asOf, recordedAsOf } = this.store.state;
		/** @type {import('../api/types.js').Claim[] | undefined} */
		let claims;
		try {
			claims = await loadClaims([cell.company], [cell.index], { asOf, recordedAsOf });
		} catch {
			// told below, unless something else is wanted by now
		}
		if (wanted === this.wanted) {
			this.claims = claims;
			this.failed = !claims;
		}
	}

	#closed() {
		if (this.store.state.cell) {
			const opened = this.store.state.cell;
			this.store.go({ cell: undefined });
			/** @type {HTMLElement | null} */ (document.querySelector(`[data-cell="${CSS.escape(opened)}"]`))?.focus();
		}
	}

	/** @param {Event} event */
	#outside(event) {
		if (event.target === event.currentTarget) {
			/** @type {HTMLDialogElement} */ (event.currentTarget).close();
		}
	}

	/** @param {import('../api/types.js').Cell} cell */
	#content(cell) {
		const words = text();
		const index = this.store.view?.indices?.find((each) => each.key === cell.index);
		return html`
			<div class="sheet">
				<form method="dialog"><button class="close" aria-label=${words.close}>×</button></form>
				<p class="over">${companyName(cell.company)}</p>
				<h2 id="detail-title">${titled(index?.title ?? cell.index)}</h2>
				<p class="figure ${cell.state === 'reported' ? '' : 'without'}">${cell.state === 'reported' ? whole(cell) : word(words.states, cell.state)}</p>
				${cell.state === 'reported' ? nothing : html`<p>${reason(cell)}</p>`}
				${cell.subject ? html`<p class="tag part">${words.partLong(entityName(cell.subject, cell.company))}</p>` : nothing}
				${remarks(cell)}
				${cell.sources.length ? citations(cell, this.store.view?.sources) : nothing}
				${facts(cell, index)}
				${index?.definition ? html`<p class="definition" lang="en">${index.definition}</p>` : nothing}
				<h3>${words.otherClaims}</h3>
				${this.#claims(cell)}
				${cell.observation ? html`<h3>${words.history}</h3>
					<casebook-history .observation=${cell.observation}></casebook-history>` : nothing}
			</div>`;
	}

	/** @param {import('../api/types.js').Cell} cell */
	#claims(cell) {
		const words = text();
		if (this.failed) {
			return html`<p role="status">${words.notHad}</p>`;
		}
		if (!this.claims) {
			return html`<p role="status">${words.loadingMore}</p>`;
		}
		return this.claims.length
			? html`<ul class="plain claims" id="claims">${this.claims.map((claim) => claimItem(claim, claim.id === cell.observation))}</ul>`
			: html`<p>${words.noClaims}</p>`;
	}
}

customElements.define('casebook-detail', Detail);
