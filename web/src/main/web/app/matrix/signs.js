import { html } from 'lit';
import { text, word } from '../text/text.js';

/** The signs that stand before figures, by relation. @type {[string, string][]} */
const SIGNS = [['gt', '>'], ['ge', '≥'], ['lt', '<'], ['le', '≤'], ['approx', '≈']];

/**
 * What the signs in the table mean, of those that it has.
 *
 * @param {import('../api/types.js').Cell[]} cells
 */
export function signs(cells) {
	const words = text();
	const has = (/** @type {(cell: import('../api/types.js').Cell) => unknown} */ test) => cells.some(test);
	return html`<ul class="legend signs" aria-label=${words.signs}>
		${SIGNS.filter(([relation]) => has((cell) => cell.relation === relation)).map(([relation, sign]) => html`
			<li><span class="relation">${sign}</span> ${word(words.relations, relation)}</li>`)}
		${has((cell) => cell.rank && cell.rank.from !== cell.rank.to) ? html`<li><span class="rank open">1–2</span> ${words.openRank}</li>` : ''}
		${has((cell) => cell.flags.length) ? html`<li><span class="tag flag">⚑</span> ${words.flagSign}</li>` : ''}
		${has((cell) => cell.more > 0) ? html`<li><span class="more">+1</span> ${words.moreSign}</li>` : ''}
		${has((cell) => cell.state !== 'reported') ? html`<li><span class="key without" aria-hidden="true"></span> ${words.emptySign}</li>` : ''}
	</ul>`;
}
