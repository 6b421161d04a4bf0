import { html, nothing } from 'lit';
import { text } from '../text/text.js';
import { PageElement } from './element.js';

/** The sections of the page, to go to. */
class Contents extends PageElement {
	render() {
		const { view } = this.store;
		if (!view) {
			return nothing;
		}
		const words = text();
		const sections = Object.entries({
			profiles: words.profiles,
			matrix: view.cells && words.matrix,
			charts: view.cells && words.charts,
			timeline: view.timeline && words.timeline,
			relationships: view.relationships && words.relationships,
			findings: view.findings && words.findings,
			sources: Object.keys(view.sources ?? {}).length > 0 && words.sourcesTitle,
			take: words.take,
		}).filter(([, title]) => title);
		return html`<nav aria-label=${words.contents}><ul>${sections.map(([key, title]) => html`<li><a href="#${key}-title">${title}</a></li>`)}</ul></nav>`;
	}
}

customElements.define('casebook-contents', Contents);
