import { html } from 'lit';
import { PageElement } from '../page/element.js';
import { companyName } from '../text/names.js';
import { term, titled } from '../text/terms.js';
import { list, text } from '../text/text.js';
import './canvas.js';
import { colour, COLOURS, companyColour, typeface } from './colours.js';
import { lines } from './lines.js';
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
				<casebook-canvas class="radar" .option=${(/** @type {number} */ width) => option(drawn, width)}></casebook-canvas>
				<figcaption>
					<p class="hint">${words.radarHint}</p>
					<ul class="legend">${drawn.lines.map((line, at) => html`<li><span class="key series-${at + 1}" aria-hidden="true"></span>${companyName(line.company)}</li>`)}</ul>
					<p class="missing">${this.#apart(drawn)} ${drawn.unranked ? words.radarLeftOut(drawn.unranked) : ''} ${drawn.beyond ? words.radarMostAxes(drawn.axes.length, drawn.beyond) : ''} ${view.companies.length > COLOURS ? words.radarMost(COLOURS) : ''}</p>
					${this.#table(drawn)}
				</figcaption>
			</figure>`;
	}

	/** @param {ReturnType<typeof ranks>} drawn */
	#apart(drawn) {
		const figures = drawn.lines.flatMap((line) => line.apart.map((axis) => `${companyName(line.company)} (${term(axis.title)})`));
		return figures.length ? text().notComparable(list(figures)) : '';
	}

	/** @param {ReturnType<typeof ranks>} drawn */
	#table(drawn) {
		const words = text();
		return html`<details ?open=${drawn.lines.length <= 4}><summary>${words.asTable}<span class="visually-hidden">: ${words.radar}</span></summary>
			<div class="scroller" role="region" tabindex="0" aria-label=${words.radar}><table class="plain-table ranks"><caption class="visually-hidden">${words.radar}</caption>
				<thead><tr><th scope="col">${words.index}</th>${drawn.lines.map((line) => html`<th scope="col">${companyName(line.company)}</th>`)}</tr></thead>
				<tbody>${drawn.axes.map((axis, at) => html`<tr><th scope="row">${titled(axis.title)}</th>
					${drawn.lines.map((line) => html`<td>${line.ranks[at] ? words.rank(/** @type {any} */ (line.ranks[at])) : words.noRank}</td>`)}</tr>`)}</tbody>
			</table></div></details>`;
	}
}

/**
 * @param {ReturnType<typeof ranks>} drawn
 * @param {number} width of the drawing, in pixels
 */
function option(drawn, width) {
	const line = colour('line');
	const narrow = width < 420;
	// what the names of axes beside the circle leave of the width
	const nameWidth = narrow ? 68 : 120;
	const radius = Math.max(50, Math.min(width / 2 - nameWidth - 12, narrow ? 96 : 124));
	// two axes make no area, so a radar is never drawn with fewer than three
	const indicator = drawn.axes.map((axis) => ({ name: lines(term(axis.title), nameWidth / 5.9), max: 1, min: 0 }));
	while (indicator.length < 3) {
		indicator.push({ name: '', max: 1, min: 0 });
	}
	return {
		animation: false,
		textStyle: { fontFamily: typeface() },
		radar: {
			indicator, radius, splitNumber: 4, axisNameGap: 8,
			// ECharts by itself takes the width of a Chinese character, which is too little where no typeface has one
			axisName: { color: colour('text'), fontSize: narrow ? 11 : 12, lineHeight: narrow ? 14 : 16 },
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
