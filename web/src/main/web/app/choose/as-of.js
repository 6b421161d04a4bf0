import { html } from 'lit';
import { loadClaims } from '../api/catalogue.js';
import { endOf, span } from '../date/edtf.js';
import { PageElement } from '../page/element.js';
import { readable } from '../text/dates.js';
import { text } from '../text/text.js';

/** A slider over the dates at which something of what is compared became known; its end is today. */
class AsOf extends PageElement {
	static properties = { stops: { state: true }, loaded: { state: true }, moving: { state: true } };

	constructor() {
		super();
		/** @type {string[]} */
		this.stops = [];
		/** Until the stops are had, the slider has only two, and its ends say nothing. */
		this.loaded = false;
		/** @type {string | undefined} the stop under the thumb while it is moved */
		this.moving = undefined;
		this.asked = '';
	}

	render() {
		const words = text();
		const stops = this.#withPresent();
		const chosen = this.moving ?? this.store.state.asOf ?? '';
		const place = stops.indexOf(chosen);
		const shown = chosen ? readable(chosen) : words.today;
		return html`
			<fieldset>
				<legend>${words.asOf}</legend>
				<div class="slider">
					<output for="as-of" id="as-of-shown">${shown}</output>
					<input type="range" id="as-of" ?disabled=${!this.loaded} min="0" max=${stops.length - 1} step="1" .value=${String(place)}
						aria-label=${words.asOf} aria-valuetext=${shown} aria-describedby="as-of-hint" list="as-of-stops"
						@input=${(/** @type {any} */ event) => (this.moving = stops[event.target.value])}
						@change=${(/** @type {any} */ event) => this.#choose(stops[event.target.value])}>
					<datalist id="as-of-stops">${stops.map((stop, at) => html`<option value=${at}></option>`)}</datalist>
					<div class="ends" aria-hidden="true"><span>${this.loaded && stops[0] ? readable(stops[0]) : ''}</span><span>${words.today}</span></div>
				</div>
				<span class="hint" id="as-of-hint">${words.asOfHint}</span>
			</fieldset>`;
	}

	updated() {
		const { changes, state, view } = this.store;
		const companies = view?.companies.map((company) => company.key) ?? [];
		const indices = view?.indices?.map((index) => index.key) ?? [];
		const asks = JSON.stringify([companies, indices, state.recordedAsOf, changes]);
		if (companies.length && indices.length && asks !== this.asked) {
			this.asked = asks;
			this.#load(companies, indices, state.recordedAsOf);
		}
	}

	/**
	 * @param {string[]} companies
	 * @param {string[]} indices
	 * @param {string | undefined} recordedAsOf
	 */
	async #load(companies, indices, recordedAsOf) {
		const wanted = this.asked;
		try {
			const claims = await loadClaims(companies, indices, { recordedAsOf });
			if (wanted !== this.asked) {
				return;
			}
			const stops = new Set(claims.map((claim) => endOf(claim.knownFrom)).filter((stop) => stop !== undefined));
			this.stops = ordered([...stops]);
			this.loaded = true;
		} catch {
			// asked for again with the next change
			this.asked = wanted === this.asked ? '' : this.asked;
		}
	}

	/** The stops, the chosen date though it may be none of them, and today as an empty text. */
	#withPresent() {
		const { asOf } = this.store.state;
		const stops = asOf && !this.stops.includes(asOf) ? ordered([...this.stops, asOf]) : this.stops;
		return [...stops, ''];
	}

	/** @param {string} stop */
	#choose(stop) {
		this.moving = undefined;
		this.store.go({ asOf: stop || undefined });
	}
}

/** @param {string[]} stops */
function ordered(stops) {
	return stops.sort((a, b) => (span(a)?.to ?? 0) - (span(b)?.to ?? 0) || a.localeCompare(b));
}

customElements.define('casebook-as-of', AsOf);
