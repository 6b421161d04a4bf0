import { store } from '../state/store.js';
import { language } from './text.js';
import { counted } from './units.js';

/**
 * @typedef {{ index: string, display?: string, value?: string, unit?: string, relation?: string }} Figure
 */

const SIGNS = /** @type {Record<string, string>} */ ({ eq: '', gt: '>', ge: '≥', lt: '<', le: '≤', approx: '≈' });

/** Chinese counts by ten thousands and by hundred millions. @type {[number, string][]} */
const CHINESE = [[8, '亿'], [4, '万']];

/** More of them are not easier to read than the whole number. */
const DECIMALS = 3;

/** @param {string} key */
export const indexOf = (key) => store.view?.indices?.find((index) => index.key === key);

/**
 * The sign of the relation and the figure. No digit is ever lost.
 *
 * @param {Figure} figure
 * @returns {{ sign: string, amount: string }}
 */
export function apart(figure) {
	const index = indexOf(figure.index);
	if (language() === 'zh' && isPlain(figure.value) && figure.unit && index && index.dimension !== 'price') {
		return { sign: SIGNS[figure.relation ?? 'eq'] ?? '', amount: inChinese(figure.value, figure.unit, index) };
	}
	const display = figure.display ?? figure.value ?? '';
	const match = /^([<>≤≥≈])\s*(.*)$/.exec(display);
	return match ? { sign: match[1], amount: match[2] } : { sign: '', amount: display };
}

/** @param {Figure} figure */
export function whole(figure) {
	const { sign, amount } = apart(figure);
	return sign ? `${sign} ${amount}` : amount;
}

/**
 * All digits of the value, with its unit.
 *
 * @param {Figure} figure
 */
export function exactly(figure) {
	const digits = isPlain(figure.value) ? grouped(figure.value) : (figure.value ?? '');
	return figure.unit ? counted(digits, figure.unit, indexOf(figure.index)) : digits;
}

/**
 * @param {string | undefined} value
 * @returns {value is string}
 */
function isPlain(value) {
	return /^-?\d+(\.\d+)?$/.test(value ?? '');
}

/**
 * @param {string} value
 * @param {string} unit
 * @param {import('../api/types.js').Index} index
 */
function inChinese(value, unit, index) {
	for (const [zeros, word] of CHINESE) {
		const part = scaled(value, zeros);
		if (part) {
			return counted(grouped(part) + word, unit, index);
		}
	}
	return counted(grouped(value), unit, index);
}

/**
 * The value in units of so many zeros, if it has at least one of them and few decimals.
 *
 * @param {string} value
 * @param {number} zeros
 */
function scaled(value, zeros) {
	const [head, tail = ''] = value.replace('-', '').split('.');
	const whole = head.slice(0, -zeros);
	const decimals = (head.slice(-zeros) + tail).replace(/0+$/, '');
	return whole && decimals.length <= DECIMALS ? `${value.startsWith('-') ? '-' : ''}${whole}${decimals ? `.${decimals}` : ''}` : undefined;
}

/** @param {string} value */
function grouped(value) {
	const [head, tail] = value.split('.');
	return head.replaceAll(/\B(?=(\d{3})+$)/g, ',') + (tail ? `.${tail}` : '');
}
