import { html, nothing } from 'lit';
import { PageElement } from '../page/element.js';
import { companyName } from '../text/names.js';
import { list, text, word } from '../text/text.js';

/** What the sources say against each other. */
class Findings extends PageElement {
	render() {
		const words = text();
		const findings = this.store.view?.findings;
		if (!findings) {
			return nothing;
		}
		const unchecked = this.store.view?.sections.findings?.unchecked;
		return html`
			<section class="panel" aria-labelledby="findings-title">
				<h2 id="findings-title">${words.findings}</h2>
				<p class="hint">${words.findingsHint}</p>
				${findings.length
					? html`<ul class="findings">${findings.map((finding) => html`
						<li class="severity-${finding.severity}"><p class="what"><span class="tag">${word(words.severities, finding.severity)}</span> <strong>${word(words.findingCodes, finding.code)}</strong></p>
							<p lang="en">${finding.message}</p>
							<p class="about">${finding.about.map((key) => html`<span class="tag part">${companyName(key)}</span> `)}</p></li>`)}</ul>`
					: html`<p class="empty">${words.noFindings}</p>`}
				${unchecked?.length ? html`<p class="notice">${words.unchecked(list(unchecked.map((what) => word(words.sections, what))))}</p>` : nothing}
			</section>`;
	}
}

customElements.define('casebook-findings', Findings);
