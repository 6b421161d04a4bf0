import { html, nothing } from 'lit';
import { searchCompanies } from '../api/catalogue.js';
import { PageElement } from '../page/element.js';
import { showSelected } from '../page/selected.js';
import { companyName, nameOf } from '../text/names.js';
import { term, termLanguage } from '../text/terms.js';
import { text } from '../text/text.js';

/** The companies compared: a group, or any, found by whatever they are called. */
class ChooseCompanies extends PageElement {
	static properties = { found: { state: true }, active: { state: true } };

	constructor() {
		super();
		/** @type {import('../api/types.js').Company[] | undefined} */
		this.found = undefined;
		this.active = -1;
		/** @type {AbortController | undefined} */
		this.request = undefined;
	}

	/** Those that are asked for, which the view may not show yet. */
	get asked() {
		const { groups, isShown, state } = this.store;
		return state.companies ?? ((isShown ? undefined : groups.find((group) => group.key === state.group)?.members) ?? this.chosen);
	}

	get chosen() {
		return this.store.view?.companies.map((company) => company.key) ?? this.store.state.companies ?? [];
	}

	render() {
		const words = text();
		const { groups, state } = this.store;
		return html`
			<fieldset>
				<legend>${words.companies}</legend>
				<ul class="chips" id="chosen-companies">
					${this.chosen.map((key) => html`
						<li data-company=${key}><span>${companyName(key)}</span>
							<button type="button" aria-label=${words.remove(companyName(key))} @click=${() => this.#remove(key)}>×</button></li>`)}
				</ul>
				<div class="row">
					${this.#search()}
					<label class="grow">${words.group}
						<select id="group" @change=${this.#group}>
							<option value="" ?selected=${Boolean(state.companies)} ?disabled=${!state.companies}>${words.ownChoice}</option>
							${groups.map((group) => html`
								<option value=${group.key} lang=${termLanguage(group.title)} ?selected=${!state.companies && state.group === group.key}>${term(group.title)}</option>`)}
						</select></label>
				</div>
			</fieldset>`;
	}

	/**
	 * The option that Enter adds is to be seen.
	 *
	 * @param {Map<string, unknown>} changed
	 */
	updated(changed) {
		const { state } = this.store;
		showSelected(this.querySelector('#group'), state.companies ? '' : state.group ?? '');
		if (changed.has('active') || changed.has('found')) {
			this.querySelector('#company-options [aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
		}
	}

	#search() {
		const words = text();
		const offered = this.#offered();
		return html`
			<div class="combobox grow">
				<label for="company-search">${words.addCompany}</label>
				<input id="company-search" type="text" role="combobox" autocomplete="off" spellcheck="false"
					aria-expanded=${this.found ? 'true' : 'false'} aria-controls="company-options" aria-autocomplete="list"
					aria-activedescendant=${this.active >= 0 && offered[this.active] ? `company-option-${offered[this.active].key}` : nothing}
					aria-describedby="company-search-hint"
					@input=${this.#type} @focus=${this.#type} @keydown=${this.#key} @blur=${this.#leave}>
				<span id="company-search-hint" class="hint">${words.addCompanyHint}</span>
				<ul id="company-options" role="listbox" aria-label=${words.companies} ?hidden=${!this.found || !offered.length}>
					${offered.map((company, place) => html`
						<li role="option" id="company-option-${company.key}" aria-selected=${place === this.active ? 'true' : 'false'}
							@mousedown=${(/** @type {Event} */ event) => event.preventDefault()} @click=${() => this.#add(company.key)}>
							<span>${nameOf(company, company.key)}</span>
							<small>${this.#otherNames(company)}</small></li>`)}
				</ul>
				<p class="nothing" role="status">${this.found && !offered.length ? words.noneFound
					: this.found ? html`<span class="visually-hidden">${words.found(offered.length)}</span>` : ''}</p>
			</div>`;
	}

	#offered() {
		return (this.found ?? []).filter((company) => !this.chosen.includes(company.key));
	}

	/** @param {import('../api/types.js').Company} company */
	#otherNames(company) {
		const shown = nameOf(company, company.key);
		return (company.names ?? []).map((name) => name.name).filter((name) => name !== shown).slice(0, 2).join(' · ');
	}

	/** @param {Event} event */
	async #type(event) {
		const words = /** @type {HTMLInputElement} */ (event.target).value.trim();
		this.request?.abort();
		this.request = new AbortController();
		const { signal } = this.request;
		try {
			await new Promise((resolve) => setTimeout(resolve, 120));
			if (!signal.aborted) {
				const found = await searchCompanies(words, signal);
				this.active = words && found.length ? 0 : -1;
				this.found = found;
			}
		} catch {
			// the notices tell when nothing answers; an aborted search has a successor
			if (!signal.aborted) {
				this.found = undefined;
			}
		}
	}

	/** @param {KeyboardEvent} event */
	#key(event) {
		const offered = this.#offered();
		if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
			const step = event.key === 'ArrowDown' ? 1 : -1;
			this.active = offered.length ? (this.active + step + offered.length) % offered.length : -1;
			event.preventDefault();
		} else if (event.key === 'Enter' && offered[this.active]) {
			this.#add(offered[this.active].key);
			event.preventDefault();
		} else if (event.key === 'Escape') {
			this.#close();
		}
	}

	#leave() {
		this.request?.abort();
		this.found = undefined;
	}

	#close() {
		this.#leave();
		const input = /** @type {HTMLInputElement} */ (this.querySelector('#company-search'));
		input.value = '';
	}

	/** @param {string} key */
	#add(key) {
		this.#close();
		this.store.go({ companies: [...this.asked.filter((each) => each !== key), key], group: undefined });
	}

	/** @param {string} key */
	#remove(key) {
		const companies = this.asked.filter((each) => each !== key);
		if (companies.length) {
			this.store.go({ companies, group: undefined, cell: undefined });
			/** @type {HTMLElement | null} */ (this.querySelector('#company-search'))?.focus();
			this.#leave();
		}
	}

	/** @param {Event} event */
	#group(event) {
		const group = /** @type {HTMLSelectElement} */ (event.target).value;
		if (group) {
			this.store.go({ group, companies: undefined, cell: undefined });
		}
	}
}

customElements.define('casebook-choose-companies', ChooseCompanies);
