import { html, nothing } from 'lit';
import { PageElement } from '../page/element.js';
import { companyName } from '../text/names.js';
import { text, word } from '../text/text.js';
import { eventList } from './event-list.js';
import { shape } from './kinds.js';
import './lanes.js';

const STEPS = [1, 1.5, 2, 3, 4, 6, 8, 12];

/** How the companies got there: a lane for each on a common axis, and all events as a list. */
class Timeline extends PageElement {
	static properties = { zoom: { state: true } };

	constructor() {
		super();
		this.zoom = 0;
	}

	render() {
		const words = text();
		const { view } = this.store;
		if (!view?.timeline) {
			return nothing;
		}
		if (!view.timeline.length) {
			return html`
				<section aria-labelledby="timeline-title">
					<h2 id="timeline-title">${words.timeline}</h2>
					<p class="empty">${words.noEventsAtAll}</p>
				</section>`;
		}
		const kinds = [...new Set(view.timeline.map((event) => event.kind))];
		return html`
			<section aria-labelledby="timeline-title">
				<div class="heading">
					<h2 id="timeline-title">${words.timeline}</h2>
					${this.#axis()}
					${this.#zoom()}
				</div>
				<ul class="legend kinds">${kinds.map((kind) => html`<li class="kind-${kind}">${shape(kind)}${word(words.kinds, kind)}</li>`)}</ul>
				<casebook-lanes .zoom=${STEPS[this.zoom]}></casebook-lanes>
				${eventList(view.timeline, companyName)}
			</section>`;
	}

	#axis() {
		const words = text();
		const founding = this.store.state.align === 'founding';
		return html`
			<fieldset class="switch" id="axis">
				<legend class="visually-hidden">${words.axis}</legend>
				<label><input type="radio" name="axis" value="calendar" .checked=${!founding}
					@change=${() => this.store.go({ align: undefined })}><span>${words.calendar}</span></label>
				<label><input type="radio" name="axis" value="founding" .checked=${founding}
					@change=${() => this.store.go({ align: 'founding' })}><span>${words.founding}</span></label>
			</fieldset>`;
	}

	#zoom() {
		const words = text();
		return html`
			<div class="zoom">
				<button type="button" id="zoom-out" aria-label=${words.zoomOut} ?disabled=${this.zoom === 0} @click=${() => (this.zoom -= 1)}>−</button>
				<button type="button" id="zoom-fit" ?disabled=${this.zoom === 0} @click=${() => (this.zoom = 0)}>${words.zoomFit}</button>
				<button type="button" id="zoom-in" aria-label=${words.zoomIn} ?disabled=${this.zoom === STEPS.length - 1} @click=${() => (this.zoom += 1)}>+</button>
			</div>`;
	}
}

customElements.define('casebook-timeline', Timeline);
