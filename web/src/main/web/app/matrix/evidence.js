import { html, nothing } from 'lit';
import { cite, link } from '../source/citation.js';
import { companyName } from '../text/names.js';
import { remark } from '../text/remarks.js';
import { list, text, word } from '../text/text.js';

/**
 * What to mind about a cell: what its sources' readers noted, how it stands to others.
 *
 * @param {import('../api/types.js').Cell} cell
 */
export function remarks(cell) {
	const words = text();
	const open = [...new Set(cell.verdicts.filter((verdict) => verdict.certainty === 'possibly').map((verdict) => verdict.company))];
	const certain = cell.verdicts.filter((verdict) => verdict.certainty === 'certainly');
	if (!cell.flags.length && !cell.verdicts.length && !cell.otherUnit) {
		return nothing;
	}
	return html`<ul class="remarks" aria-label=${words.remarks}>
		${cell.flags.map((flag) => html`<li><span class="tag flag">⚑</span> <span>${remark(flag)}</span></li>`)}
		${cell.otherUnit ? html`<li><span class="tag differ">≠</span> <span>${words.otherUnitLong}</span></li>` : nothing}
		${certain.map((verdict) => html`<li>${words.verdict(companyName(verdict.company), word(words.comparisons, verdict.comparison), true)}</li>`)}
		${open.length ? html`<li>${words.verdictOpen(list(open.map((key) => companyName(key))))}</li>` : nothing}
	</ul>`;
}

/**
 * Where a figure comes from, in its words.
 *
 * @param {import('../api/types.js').Cell} cell
 * @param {import('../api/types.js').Comparison['sources']} sources
 */
export function citations(cell, sources) {
	const words = text();
	return html`
		<h3>${cell.sources.length > 1 ? words.citations : words.citation}</h3>
		<ul class="plain" id="detail-sources">${cell.sources.map((citation) => {
			const source = sources?.[citation.key];
			const url = link(source?.csl.URL);
			return html`<li>${cite([citation])}${source?.csl.title ? html` <span lang="en">${source.csl.title}</span>` : nothing}
				${url ? html`<a href=${url} rel="external noopener noreferrer">${url}</a>` : nothing}
				${cell.asStated ? html`<q lang="en">${cell.asStated}</q>` : nothing}</li>`;
		})}</ul>`;
}
