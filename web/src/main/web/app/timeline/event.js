import { html, nothing } from 'lit';
import { PageElement } from '../page/element.js';
import { cite, link } from '../source/citation.js';
import { readable } from '../text/dates.js';
import { companyName, entityName } from '../text/names.js';
import { remark } from '../text/remarks.js';
import { text, word } from '../text/text.js';
import { shape } from './kinds.js';

/** One event with its sources. */
class EventSheet extends PageElement {
	static properties = { event: { attribute: false } };

	constructor() {
		super();
		/** @type {import('../api/types.js').Event | undefined} */
		this.event = undefined;
	}

	render() {
		return html`<dialog class="detail" id="event-detail" aria-labelledby="event-title" @close=${() => this.dispatchEvent(new CustomEvent('closed'))}
			@click=${(/** @type {any} */ event) => event.target === event.currentTarget && event.currentTarget.close()}>
			${this.event ? this.#content(this.event) : nothing}</dialog>`;
	}

	updated() {
		const dialog = /** @type {HTMLDialogElement} */ (this.querySelector('dialog'));
		if (this.event && !dialog.open) {
			dialog.showModal();
		}
	}

	/** @param {import('../api/types.js').Event} event */
	#content(event) {
		const words = text();
		return html`
			<div class="sheet">
				<form method="dialog"><button class="close" aria-label=${words.close}>×</button></form>
				<p class="over">${companyName(event.company)}</p>
				<h2 id="event-title" lang="en">${event.title}</h2>
				<p class="kind-${event.kind} kind-line">${shape(event.kind)} ${word(words.kinds, event.kind)} · ${readable(event.date)}${event.dateAsStated
					? html` · <q lang="en">${event.dateAsStated}</q>` : nothing}</p>
				${event.subject ? html`<p class="tag part">${words.partLong(entityName(event.subject, event.company))}</p>` : nothing}
				${event.detail ? html`<p lang="en">${event.detail}</p>` : nothing}
				${event.flags.map((flag) => html`<p class="note">⚑ ${remark(flag)}</p>`)}
				<h3>${words.citations}</h3>
				<ul class="plain" id="event-sources">${event.sources.map((citation) => {
					const url = link(this.store.view?.sources?.[citation.key]?.csl.URL);
					return html`<li>${cite([citation])}${url ? html` <a href=${url} rel="external noopener noreferrer">${url}</a>` : nothing}</li>`;
				})}</ul>
			</div>`;
	}
}

customElements.define('casebook-event', EventSheet);
