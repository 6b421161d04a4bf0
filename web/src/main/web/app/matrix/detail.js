import { html, nothing } from 'lit';
import { loadClaims } from '../api/catalogue.js';
import { PageElement } from '../page/element.js';
import { cite, link } from '../source/citation.js';
import { readable } from '../text/dates.js';
import { exactly, whole } from '../text/figures.js';
import { companyName, entityName } from '../text/names.js';
import { remark } from '../text/remarks.js';
import { titled } from '../text/terms.js';
import { list, text, word } from '../text/text.js';
import { reason } from './cell.js';
import { claimItem } from './claim.js';
import './history.js';

/** One cell with everything about it: its citation, its other claims, its history. */
class Detail extends PageElement {
	static properties = { claims: { state: true }, failed: { state: true } };

	constructor() {
		super();
		/** @type {import('../api/types.js').Claim[] | undefined} */
		this.claims = undefined;
		this.failed = false;
		this.loaded = '';
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
			this.loaded = '';
			if (dialog.open) {
				dialog.close();
			}
			return;
		}
		if (!dialog.open) {
			dialog.showModal();
		}
		const wanted = `${this.store.state.cell} ${cell.observation} ${this.store.state.asOf}`;
		if (wanted !== this.loaded) {
			this.loaded = wanted;
			this.#load(cell);
		}
	}

	/** @param {import('../api/types.js').Cell} cell */
	async #load(cell) {
		this.claims = undefined;
		this.failed = false;
		try {
			const { asOf, recordedAsOf } = this.store.state;
			this.claims = await loadClaims([cell.company], [cell.index], { asOf, recordedAsOf });
		} catch {
			this.failed = true;
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
				${this.#remarks(cell)}
				${cell.sources.length ? this.#citations(cell) : nothing}
				${this.#facts(cell, index)}
				${index?.definition ? html`<p class="definition" lang="en">${index.definition}</p>` : nothing}
				<h3>${words.otherClaims}</h3>
				${this.#claims(cell)}
				${cell.observation ? html`<h3>${words.history}</h3>
					<casebook-history .observation=${cell.observation}></casebook-history>` : nothing}
			</div>`;
	}

	/** @param {import('../api/types.js').Cell} cell */
	#remarks(cell) {
		const words = text();
		const open = [...new Set(cell.verdicts.filter((verdict) => verdict.certainty === 'possibly').map((verdict) => verdict.company))];
		const certain = cell.verdicts.filter((verdict) => verdict.certainty === 'certainly');
		if (!cell.flags.length && !cell.verdicts.length) {
			return nothing;
		}
		return html`<ul class="remarks" aria-label=${words.remarks}>
			${cell.flags.map((flag) => html`<li><span class="tag flag">⚑</span> <span>${remark(flag)}</span></li>`)}
			${certain.map((verdict) => html`<li>${words.verdict(companyName(verdict.company), word(words.comparisons, verdict.comparison), true)}</li>`)}
			${open.length ? html`<li>${words.verdictOpen(list(open.map((key) => companyName(key))))}</li>` : nothing}
		</ul>`;
	}

	/** @param {import('../api/types.js').Cell} cell */
	#citations(cell) {
		const words = text();
		return html`
			<h3>${cell.sources.length > 1 ? words.citations : words.citation}</h3>
			<ul class="plain" id="detail-sources">${cell.sources.map((citation) => {
				const source = this.store.view?.sources?.[citation.key];
				const url = link(source?.csl.URL);
				return html`<li>${cite([citation])}${source?.csl.title ? html` <span lang="en">${source.csl.title}</span>` : nothing}
					${url ? html`<a href=${url} rel="external noopener noreferrer">${url}</a>` : nothing}
					${cell.asStated ? html`<q lang="en">${cell.asStated}</q>` : nothing}</li>`;
			})}</ul>`;
	}

	/**
	 * @param {import('../api/types.js').Cell} cell
	 * @param {import('../api/types.js').Index | undefined} index
	 */
	#facts(cell, index) {
		const words = text();
		/** @type {[string, unknown][]} */
		const facts = cell.state !== 'reported' ? [] : [
			[words.fields.relation, word(words.relations, cell.relation)],
			[words.fields.value, cell.value && exactly(cell)],
			[words.fields.period, html`${readable(cell.period)}${cell.periodAsStated ? html` <q lang="en">${cell.periodAsStated}</q>` : nothing}`],
			[words.fields.status, word(words.statuses, cell.status)],
			[words.fields.knownFrom, readable(cell.knownFrom)],
			[words.fields.rank, cell.rank && cell.rank.of > 1 && words.rankLong(cell.rank)],
			[words.fields.agreement, word(words.agreements, cell.agreement)],
			[words.fields.rule, cell.rule && words.rule(word(words.rules, cell.rule.split('/')[0]), cell.rule)],
			[words.fields.formula, index?.formula],
		];
		return html`<dl class="facts">${facts.map(([name, value]) => value ? html`<div><dt>${name}</dt><dd>${value}</dd></div>` : nothing)}</dl>`;
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
