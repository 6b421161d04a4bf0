import { measures } from './terms-zh.js';
import { term } from './terms.js';
import { language } from './text.js';

/** How people write UCUM codes that they would not recognise. @type {Record<string, string>} */
const LABELS = {
	a: 'years', mo: 'months', wk: 'weeks', d: 'days', h: 'hours', min: 'minutes', '[sft_i]': 'sq ft', m2: 'm²', km2: 'km²', m3: 'm³',
};

/**
 * A unit as people write it: UCUM's `{users}` are users.
 *
 * @typedef {{ unit: string, unitLabel?: string, dimension?: string }} Measured an index
 *
 * @param {string} unit
 * @param {Measured} [index] whose label the unit may have
 */
export function unitName(unit, index) {
	return index?.dimension === 'money' && language() === 'zh' ? currencyName(unit) : term(label(unit, index));
}

/**
 * The same behind a number.
 *
 * @param {string} number
 * @param {string} unit
 * @param {Measured} [index]
 */
export function counted(number, unit, index) {
	const name = index?.dimension === 'money' ? currencyName(unit) : unitName(unit, index);
	if (language() === 'en') {
		return `${number} ${name}`;
	}
	return `${number}${/^[A-Za-z]/.test(name) ? ' ' : ''}${measures[label(unit, index)] ?? ''}${name}`;
}

/**
 * @param {string} unit
 * @param {Measured} [index]
 */
function label(unit, index) {
	return (unit === index?.unit ? index.unitLabel : undefined) ?? LABELS[unit] ?? unit.replaceAll(/[{}]/g, '');
}

/** @param {string} code of ISO 4217 */
function currencyName(code) {
	try {
		return new Intl.DisplayNames(language() === 'zh' ? 'zh-Hans' : 'en', { type: 'currency' }).of(code) ?? code;
	} catch {
		return code;
	}
}
