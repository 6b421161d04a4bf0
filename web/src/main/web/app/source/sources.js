import { html, nothing } from 'lit';
import { PageElement } from '../page/element.js';
import { text } from '../text/text.js';
import { link } from './citation.js';

/** Every source that the comparison rests on. */
class Sources extends PageElement {
	render() {
		const words = text();
		const sources = Object.entries(this.store.view?.sources ?? {})
			.sort(([, a], [, b]) => a.citationShort.localeCompare(b.citationShort));
		if (!sources.length) {
			return nothing;
		}
		return html`
			<section aria-labelledby="sources-title">
				<h2 id="sources-title">${words.sourcesTitle}</h2>
				<ol class="sources" lang="en">${sources.map(([key, source]) => html`
					<li id="source-${key}" tabindex="-1"><strong>${source.citationShort}</strong>${this.#details(source.csl)}</li>`)}</ol>
			</section>`;
	}

	/** @param {Record<string, any>} csl */
	#details(csl) {
		const url = link(csl.URL) ?? (csl.DOI ? `https://doi.org/${csl.DOI}` : undefined);
		const said = [csl.title, csl['container-title'], csl.publisher, csl.custom?.note].filter(Boolean).join('. ');
		return html`${said ? html` <span>${said}</span>` : nothing}${url
			? html` <a href=${url} rel="external noopener noreferrer">${url}</a>` : nothing}`;
	}
}

customElements.define('casebook-sources', Sources);
