import { html } from 'lit';
import { PageElement } from '../page/element.js';
import { placed } from '../page/placed.js';
import { shortly } from '../source/citation.js';
import { stated } from '../text/dates.js';
import { companyName, entityName } from '../text/names.js';
import { text, word } from '../text/text.js';
import './event.js';
import { shape } from './kinds.js';
import { extent, place, stack } from './layout.js';

/** Rough width of a letter of a label, and of what is around it. */
const LETTER = { latin: 6.6, wide: 12.5, around: 40, most: 340 };

/** Room after the last year for the labels of what happened in it. */
const AFTER = 230;

/** The lanes. Each event is as wide as its date is imprecise, with its label beside it; a row holds what fits. */
class Lanes extends PageElement {
	static properties = { zoom: {}, width: { state: true }, opened: { state: true } };

	constructor() {
		super();
		this.zoom = 1;
		this.width = 900;
		/** @type {import('../api/types.js').Event | undefined} */
		this.opened = undefined;
	}

	get scroller() {
		return /** @type {HTMLElement} */ (this.querySelector('.lanes'));
	}

	firstUpdated() {
		this.resized = new ResizeObserver(() => {
			this.width = Math.max(320, this.scroller.clientWidth - 24);
		});
		this.resized.observe(this.scroller);
	}

	/** @param {import('lit').PropertyValues} changed */
	update(changed) {
		const middle = this.hasUpdated && changed.has('zoom')
			? (this.scroller.scrollLeft + this.scroller.clientWidth / 2) / this.scroller.scrollWidth
			: undefined;
		super.update(changed);
		if (middle !== undefined) {
			// what is in the middle stays there
			this.scroller.scrollLeft = middle * this.scroller.scrollWidth - this.scroller.clientWidth / 2;
		}
	}

	render() {
		const words = text();
		const view = /** @type {import('../api/types.js').Comparison} */ (this.store.view);
		const events = view.timeline ?? [];
		const sinceFounding = this.store.state.align === 'founding' && Boolean(view.anchors);
		const known = extent(events, sinceFounding);
		const years = Math.max(1, known[1] - known[0]);
		const width = this.width * this.zoom;
		const scale = Math.max(24, (width - AFTER) / years);
		const total = Math.round(scale * years + AFTER);
		return html`
			<div class="lanes" role="region" tabindex="0" aria-label=${words.lanes}>
				<div class="axis" aria-hidden="true" ${placed({ total: `${total}px` })}>
					${ticks(known, scale).map((year) => html`<span ${placed({ x: `${(year - known[0]) * scale}px` })}>${sinceFounding ? words.year(year) : year}</span>`)}
				</div>
				${view.companies.map((company) => this.#lane(company.key, events, { sinceFounding, known, scale, total }))}
			</div>
			<casebook-event .event=${this.opened} @closed=${() => (this.opened = undefined)}></casebook-event>`;
	}

	/**
	 * @param {string} company
	 * @param {import('../api/types.js').Event[]} events
	 * @param {{ sinceFounding: boolean, known: [number, number], scale: number, total: number }} axis
	 */
	#lane(company, events, { sinceFounding, known, scale, total }) {
		const words = text();
		const none = this.store.view?.sections.timeline?.next ? words.noEventsShown : words.noEvents;
		const own = events.filter((event) => event.company === company);
		const places = own.map((event) => place(event, sinceFounding, known)).filter((each) => each !== undefined);
		const stacked = stack(places, (event) => labelWidth(event) / scale);
		const rows = Math.max(1, ...stacked.map((each) => each.row + 1));
		return html`
			<div class="lane" data-company=${company}>
				<h3>${companyName(company)}</h3>
				${stacked.length
					? html`<ol ${placed({ total: `${total}px`, rows })}>${stacked.map((each) => this.#event(each, { begin: known[0], scale, total }))}</ol>`
					: html`<p class="empty">${own.length ? words.noAnchor : none}</p>`}
			</div>`;
	}

	/**
	 * @param {import('./layout.js').Stacked} each
	 * @param {{ begin: number, scale: number, total: number }} axis
	 */
	#event({ event, from, to, openFrom, openTo, row }, { begin, scale, total }) {
		const words = text();
		const date = stated(event.dateAsStated, event.date);
		const x = (from - begin) * scale;
		const ends = `${openFrom ? 'open-from' : ''} ${openTo ? 'open-to' : ''}`;
		return html`
			<li ${placed({ x: `${x}px`, y: row, width: `${Math.max(4, (to - from) * scale)}px`, most: `${Math.min(LETTER.most, total - x)}px` })}>
				<button type="button" class="event kind-${event.kind} ${ends}" data-event=${event.id} aria-haspopup="dialog"
					@click=${() => (this.opened = event)}>
					<span class="extent" aria-hidden="true"></span>
					<span class="label">${shape(event.kind)}<span class="visually-hidden">${word(words.kinds, event.kind)}, ${date}: </span><span lang="en">${event.title}</span>
						${event.flags.length ? html`<span class="flagged">⚑<span class="visually-hidden">${words.flags(event.flags.length)}</span></span>` : ''}
						<span class="visually-hidden">${event.subject ? words.part(entityName(event.subject, event.company)) : ''} ${event.sources.map((source) => shortly(source.key)).join('; ')}</span></span>
				</button>
			</li>`;
	}
}

/** @param {import('../api/types.js').Event} event */
function labelWidth(event) {
	let width = LETTER.around;
	for (const letter of event.title) {
		width += letter > '⺀' ? LETTER.wide : LETTER.latin;
	}
	return Math.min(LETTER.most, width);
}

/**
 * Years to name on the axis, as many as have room.
 *
 * @param {[number, number]} known
 * @param {number} scale
 */
function ticks([from, to], scale) {
	const step = [1, 2, 5, 10, 20, 50, 100].find((each) => each * scale >= 44) ?? 100;
	const first = Math.ceil(from / step) * step;
	return Array.from({ length: Math.floor((to - first) / step) + 1 }, (_, at) => first + at * step);
}

customElements.define('casebook-lanes', Lanes);
