import { html, nothing } from 'lit';
import { PageElement } from '../page/element.js';
import { cite } from '../source/citation.js';
import { readable } from '../text/dates.js';
import { askOrganisations, entityName } from '../text/names.js';
import { remark } from '../text/remarks.js';
import { text, word } from '../text/text.js';
import { graph } from './graph.js';

/** Who belongs to whom, as a graph and as sentences. */
class Relationships extends PageElement {
	narrow = matchMedia('(max-width: 40rem)');

	#changed = () => this.requestUpdate();

	connectedCallback() {
		super.connectedCallback();
		this.narrow.addEventListener('change', this.#changed);
	}

	disconnectedCallback() {
		super.disconnectedCallback();
		this.narrow.removeEventListener('change', this.#changed);
	}

	render() {
		const words = text();
		const relationships = this.store.view?.relationships;
		if (!relationships) {
			return nothing;
		}
		if (relationships.length) {
			askOrganisations();
		}
		const compared = this.store.view?.companies.map((company) => company.key) ?? [];
		return html`
			<section class="panel" aria-labelledby="relationships-title">
				<h2 id="relationships-title">${words.relationships}</h2>
				${relationships.length ? html`
					<p class="hint">${words.relationshipsHint}</p>
					${graph(compared, relationships, this.narrow.matches)}
					<ul class="sentences">${relationships.map((each) => html`
						<li>${this.#sentence(each)}${each.date ? html` <span class="muted">${readable(each.date)}</span>` : nothing}
							${cite(each.sources)}
							${each.flags.map((flag) => html`<p class="note">⚑ ${remark(flag)}</p>`)}</li>`)}</ul>`
					: html`<p class="empty">${words.noRelationships}</p>`}
			</section>`;
	}

	/** @param {import('../api/types.js').Relationship} relationship */
	#sentence({ from, relation, to }) {
		const [between, after] = word(text().relationWords, relation).split('|');
		return html`${this.#name(from)} ${between} ${this.#name(to)}${after ? html` ${after}` : nothing}`;
	}

	/** @param {string} key */
	#name(key) {
		const owner = this.store.view?.relationships?.find((each) => each.to === key && each.relation === 'succeeded')?.from;
		return html`<strong>${entityName(key, owner)}</strong>`;
	}
}

customElements.define('casebook-relationships', Relationships);
