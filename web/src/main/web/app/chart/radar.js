import { html } from 'lit';
import { PageElement } from '../page/element.js';
import { companyName } from '../text/names.js';
import { text } from '../text/text.js';
import './canvas.js';
import { colour, COLOURS, companyColour, typeface } from './colours.js';
import { ranks } from './ranks.js';

/** The ranks of the companies in all indices that rank at least two of them. */
class Radar extends PageElement {
	render() {
		const words = text();
		const { view } = this.store;
		if (!view?.cells) {
			return html``;
		}
		const companies = view.companies.slice(0, COLOURS).map((company) => company.key);
		const drawn = ranks(view, companies);
		if (!drawn.axes.length) {
			return html`<h3>${words.radar}</h3><p class="empty">${words.radarNone}</p>`;
		}
		return html`
			<figure aria-labelledby="radar-title">
				<div class="heading"><h3 id="radar-title">${words.radar}</h3></div>
				<casebook-canvas class="radar" .option=${() => option(drawn)}></casebook-canvas>
				<figcaption>
					<p class="hint">${words.radarHint}</p>
					<ul class="legend">${drawn.lines.map((line, at) => html`<li><span class="key series-${at + 1}" aria-hidden="true"></span>${companyName(line.company)}</li>`)}</ul>
					<p class="missing">${drawn.leftOut ? words.radarLeftOut(drawn.leftOut) : ''} ${view.companies.length > COLOURS ? words.radarMost(COLOURS) : ''}</p>
					${this.#table(drawn)}
				</figcaption>
			</figure>`;
	}

	/** @param {ReturnType<typeof ranks>} drawn */
	#table(drawn) {
		const words = text();
		return html`<details open><summary>${words.asTable}<span class="visually-hidden">: ${words.radar}</span></summary>
			<div class="scroller" role="region" tabindex="0" aria-label=${words.radar}><table class="plain-table"><caption class="visually-hidden">${words.radar}</caption>
				<thead><tr><th scope="col">${words.index}</th>${drawn.lines.map((line) => html`<th scope="col">${companyName(line.company)}</th>`)}</tr></thead>
				<tbody>${drawn.axes.map((axis, at) => html`<tr><th scope="row" lang="en">${axis.title}</th>
					${drawn.lines.map((line) => html`<td>${line.ranks[at] ? words.rank(/** @type {any} */ (line.ranks[at])) : words.noRank}</td>`)}</tr>`)}</tbody>
			</table></div></details>`;
	}
}

/** @param {ReturnType<typeof ranks>} drawn */
function option(drawn) {
	const line = colour('line');
	// two axes make no area, so a radar is never drawn with fewer than three
	const indicator = drawn.axes.map((axis) => ({ name: axis.title, max: 1, min: 0 }));
	while (indicator.length < 3) {
		indicator.push({ name: '', max: 1, min: 0 });
	}
	return {
		animation: false,
		textStyle: { fontFamily: typeface() },
		radar: {
			indicator, radius: '66%', splitNumber: 4, axisName: { color: colour('text'), fontSize: 12, width: 120, overflow: 'break' },
			splitLine: { lineStyle: { color: line } }, axisLine: { lineStyle: { color: line } }, splitArea: { show: false },
		},
		series: [{
			type: 'radar', silent: true,
			data: drawn.lines.map(({ company, shares }, place) => ({
				name: companyName(company), value: indicator.map((_, at) => shares[at] ?? 0),
				itemStyle: { color: companyColour(place) }, lineStyle: { width: 2 }, areaStyle: { opacity: 0.1 },
				symbol: ['circle', 'rect', 'triangle', 'diamond'][place % 4], symbolSize: 8,
			})),
		}],
	};
}

customElements.define('casebook-radar', Radar);
