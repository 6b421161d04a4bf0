import { html, nothing } from 'lit';
import { shortly } from '../source/citation.js';
import { stated } from '../text/dates.js';
import { apart } from '../text/figures.js';
import { entityName } from '../text/names.js';
import { remarkText } from '../text/remarks.js';
import { text, word } from '../text/text.js';

/** @param {import('../api/types.js').Cell} cell */
export const disagrees = (cell) => cell.agreement === 'material' || cell.agreement === 'incomparable';

/**
 * Whether there is more to say of a cell than fits into it.
 *
 * @param {import('../api/types.js').Cell} cell
 */
export const hasExplanation = (cell) => cell.state !== 'reported' || cell.flags.length > 0 || disagrees(cell) || Boolean(cell.otherUnit || cell.subject);

/**
 * A cell in short: its value with what belongs to it, or why it is empty.
 *
 * @param {import('../api/types.js').Cell} cell
 */
export function cellContent(cell) {
	const words = text();
	if (cell.state !== 'reported') {
		return html`<span class="why">${word(words.states, cell.state)}${cell.possiblyKnown ? '?' : ''}</span>
			<span class="visually-hidden">${reason(cell)}</span>`;
	}
	const { sign, amount } = apart(cell);
	return html`
		<span class="value">${sign ? html`<span class="relation">${sign}</span>` : nothing}<span>${amount}</span></span>
		<span class="meta">${stated(cell.periodAsStated, cell.period)}${cell.status && cell.status !== 'reported'
			? html` · ${word(words.statuses, cell.status)}` : nothing}</span>
		${cell.subject ? html`<span class="tag part">${words.part(entityName(cell.subject, cell.company))}</span>` : nothing}
		<span class="marks">
			${cell.rank && cell.rank.of > 1 ? html`<span class="rank ${cell.rank.from === cell.rank.to ? '' : 'open'}"><span class="rank-word">${words.fields.rank} </span>${words.rank(cell.rank)}</span>` : nothing}
			${cell.otherUnit ? html`<span class="tag differ">≠ ${words.otherUnit}</span>` : nothing}
			${cell.flags.length ? html`<span class="tag flag">⚑ ${words.flags(cell.flags.length)}</span>` : nothing}
			${disagrees(cell) ? html`<span class="tag differ">≠ ${words.disagree}</span>` : nothing}
			${cell.more > 0 ? html`<span class="more" title=${words.moreClaimsLong(cell.more)}>${words.moreClaims(cell.more)}<span class="visually-hidden"> ${words.moreClaimsLong(cell.more)}</span></span>` : nothing}
		</span>
		<span class="visually-hidden on-paper">${explanation(cell).join(' ')} ${cell.sources.map((source) => shortly(source.key)).join('; ')}</span>`;
}

/** @param {import('../api/types.js').Cell} cell */
export function reason(cell) {
	const words = text();
	return [word(words.statesLong, cell.state), cell.possiblyKnown ? words.possiblyKnown : ''].filter(Boolean).join(' ');
}

/**
 * What has to be known to read a cell rightly, in sentences.
 *
 * @param {import('../api/types.js').Cell} cell
 * @returns {string[]}
 */
export function explanation(cell) {
	const words = text();
	if (cell.state !== 'reported') {
		return [reason(cell), ...notes(cell)];
	}
	return [
		...(cell.subject ? [`${words.partLong(entityName(cell.subject, cell.company))}.`] : []),
		...(cell.otherUnit ? [words.otherUnitLong] : []),
		...(disagrees(cell) ? [`${word(words.agreements, cell.agreement)}.`] : []),
		...notes(cell),
	];
}

/** @param {import('../api/types.js').Cell} cell */
function notes(cell) {
	return cell.flags.map((flag) => `${remarkText(flag)}.`.replace('..', '.'));
}
