import { html, nothing } from 'lit';
import { readable } from '../text/dates.js';
import { exactly } from '../text/figures.js';
import { text, word } from '../text/text.js';

/**
 * All that a claim says of its figure.
 *
 * @param {import('../api/types.js').Cell} cell
 * @param {import('../api/types.js').Index | undefined} index
 */
export function facts(cell, index) {
	const words = text();
	/** @type {[string, unknown][]} */
	const rows = cell.state !== 'reported' ? [] : [
		[words.fields.relation, word(words.relations, cell.relation)],
		[words.fields.value, cell.value && exactly(cell)],
		[words.fields.period, html`${readable(cell.period)}${cell.periodAsStated ? html` <q lang="en">${cell.periodAsStated}</q>` : nothing}`],
		[words.fields.status, word(words.statuses, cell.status)],
		[words.fields.knownFrom, readable(cell.knownFrom)],
		[words.fields.rank, cell.rank && cell.rank.of > 1 && words.rankLong(cell.rank)],
		[words.fields.agreement, word(words.agreements, cell.agreement)],
		[words.fields.rule, cell.rule && words.rule(word(words.rules, cell.rule.split('/')[0]), cell.rule)],
		[words.fields.formula, index?.formula],
	];
	return html`<dl class="facts">${rows.map(([name, value]) => value ? html`<div><dt>${name}</dt><dd>${value}</dd></div>` : nothing)}</dl>`;
}
