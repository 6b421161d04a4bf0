import { html } from 'lit';
import { loadIndices } from '../api/catalogue.js';
import { PageElement } from '../page/element.js';
import { showSelected } from '../page/selected.js';
import { term, termLanguage, titled } from '../text/terms.js';
import { text } from '../text/text.js';
import { unitName } from '../text/units.js';

/** The indices compared by: a set, or any of the catalogue. */
class ChooseIndices extends PageElement {
	static properties = { catalogue: { state: true }, filter: { state: true }, picked: { state: true } };

	constructor() {
		super();
		/** @type {import('../api/types.js').Index[] | undefined} */
		this.catalogue = undefined;
		this.filter = '';
		/** @type {Set<string>} */
		this.picked = new Set();
	}

	/** Those that are asked for, which the view may not show yet. */
	get asked() {
		const { indexSets, isShown, state, view } = this.store;
		const shown = view?.indices?.map((index) => index.key);
		return state.indices ?? (isShown ? shown : undefined) ?? indexSets.find((set) => set.key === state.indexSet)?.indices ?? shown ?? [];
	}

	updated() {
		const { state } = this.store;
		showSelected(this.querySelector('#index-set'), state.indices ? '' : state.indexSet ?? '');
	}

	render() {
		const words = text();
		const { indexSets, state } = this.store;
		return html`
			<fieldset>
				<legend>${words.indices}</legend>
				<div class="row">
					<label class="grow">${words.indexSet}
						<select id="index-set" @change=${this.#set}>
							<option value="" ?selected=${Boolean(state.indices)} ?disabled=${!state.indices}>${words.ownChoice}</option>
							${indexSets.map((set) => html`
								<option value=${set.key} lang=${termLanguage(set.title)} ?selected=${!state.indices && state.indexSet === set.key}>${term(set.title)}</option>`)}
						</select></label>
					<button type="button" id="choose-indices" aria-haspopup="dialog" @click=${this.#open}>${words.chooseIndices}
						<span class="count">${this.asked.length}</span></button>
				</div>
				${this.#dialog()}
			</fieldset>`;
	}

	#dialog() {
		const words = text();
		const shown = (this.catalogue ?? []).filter((index) =>
			`${index.title} ${term(index.title)} ${index.key}`.toLowerCase().includes(this.filter.toLowerCase()));
		return html`
			<dialog id="indices-dialog" aria-labelledby="indices-title" @close=${() => (this.filter = '')}>
				<h2 id="indices-title">${words.chooseIndices}</h2>
				<label>${words.filterIndices}
					<input type="search" id="filter-indices" .value=${this.filter}
						@input=${(/** @type {any} */ event) => (this.filter = event.target.value)}></label>
				<p class="row">
					<button type="button" class="quiet" @click=${() => this.#pick(shown, true)}>${words.all}</button>
					<button type="button" class="quiet" @click=${() => this.#pick(shown, false)}>${words.none}</button>
					<span class="hint" role="status">${words.indexCount(this.picked.size, this.catalogue?.length ?? 0)}</span>
				</p>
				<ul class="options" tabindex="0" aria-label=${words.indices}>
					${shown.map((index) => html`
						<li><label><input type="checkbox" value=${index.key} .checked=${this.picked.has(index.key)}
							@change=${(/** @type {any} */ event) => this.#pick([index], event.target.checked)}>
							<span>${titled(index.title)} <small>${unitName(index.unit, index)}</small></span></label></li>`)}
				</ul>
				<p class="row end">
					<button type="button" class="quiet" @click=${this.#close}>${words.close}</button>
					<button type="button" class="primary" id="apply-indices" ?disabled=${!this.picked.size} @click=${this.#apply}>${words.apply}</button>
				</p>
			</dialog>`;
	}

	get dialog() {
		return /** @type {HTMLDialogElement} */ (this.querySelector('#indices-dialog'));
	}

	async #open() {
		this.picked = new Set(this.asked);
		this.dialog.showModal();
		try {
			this.catalogue ??= await loadIndices();
		} catch {
			this.catalogue = this.store.view?.indices;
		}
	}

	#close() {
		this.dialog.close();
	}

	/**
	 * @param {import('../api/types.js').Index[]} indices
	 * @param {boolean} on
	 */
	#pick(indices, on) {
		const picked = new Set(this.picked);
		for (const { key } of indices) {
			if (on) {
				picked.add(key);
			} else {
				picked.delete(key);
			}
		}
		this.picked = picked;
	}

	#apply() {
		this.#close();
		// those shown keep their order, new ones follow in that of the catalogue
		const kept = this.asked.filter((key) => this.picked.has(key));
		const added = (this.catalogue ?? []).map((index) => index.key).filter((key) => this.picked.has(key) && !kept.includes(key));
		this.store.go({ indices: [...kept, ...added], indexSet: undefined, cell: undefined });
	}

	/** @param {Event} event */
	#set(event) {
		const indexSet = /** @type {HTMLSelectElement} */ (event.target).value;
		if (indexSet) {
			this.store.go({ indexSet, indices: undefined, cell: undefined });
		}
	}
}

customElements.define('casebook-choose-indices', ChooseIndices);
