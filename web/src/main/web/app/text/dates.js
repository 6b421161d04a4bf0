import { language, text } from './text.js';

/**
 * An EDTF date for people, as precise as it is and no more.
 *
 * @param {string | undefined} date
 * @returns {string}
 */
export function readable(date) {
	if (!date) {
		return '';
	}
	const [first, last] = date.split('/');
	if (last === undefined) {
		return single(first);
	}
	if (first === '..' || first === '') {
		return text().upTo(single(last));
	}
	if (last === '..' || last === '') {
		return text().from(single(first));
	}
	const [from, to] = [single(first), single(last)];
	const sameYear = first.slice(0, 4) === last.slice(0, 4) && language() === 'en' && first.length === 7;
	return sameYear ? `${from.replace(/ \d+$/, '')} – ${to}` : `${from} – ${to}`;
}

/**
 * A date in short: in the words of its source where the page speaks their language.
 *
 * @param {string | undefined} asStated
 * @param {string | undefined} date
 */
export function stated(asStated, date) {
	return language() === 'en' && asStated ? asStated : readable(date);
}

/** @param {string} date */
function single(date) {
	const plain = date.replaceAll(/[?~%]/g, '');
	const shown = dayOrMonth(plain);
	if (date.includes('%')) {
		return text().perhaps(text().about(shown));
	}
	if (date.includes('~')) {
		return text().about(shown);
	}
	return date.includes('?') ? text().perhaps(shown) : shown;
}

/** @param {string} date */
function dayOrMonth(date) {
	const match = /^(\d{4})-(0[1-9]|1[0-2])(?:-(\d{2}))?$/.exec(date);
	if (!match) {
		return yearOrPart(date);
	}
	const [, year, month, day] = match;
	const instant = new Date(0);
	instant.setUTCFullYear(Number(year), Number(month) - 1, Number(day ?? 1));
	return new Intl.DateTimeFormat(language() === 'zh' ? 'zh-CN' : 'en-GB', {
		year: 'numeric', month: language() === 'zh' ? 'long' : 'short', day: day ? 'numeric' : undefined, timeZone: 'UTC',
	}).format(instant);
}

/** @param {string} date */
function yearOrPart(date) {
	const words = text();
	const [, decade] = /^(\d{3})X$/.exec(date) ?? [];
	if (decade) {
		return words.decade(`${decade}0`);
	}
	const [, year, part] = /^(\d{4})(?:-(\d{2}))?$/.exec(date) ?? [];
	if (!year || (part && !words.partsOfYear[part])) {
		return date;
	}
	return part ? words.partOfYear(words.partsOfYear[part], year) : words.calendarYear(year);
}

/**
 * A moment, to the minute.
 *
 * @param {string | Date} time
 */
export function moment(time) {
	return new Intl.DateTimeFormat(language() === 'zh' ? 'zh-CN' : 'en-GB', { dateStyle: 'medium', timeStyle: 'short' })
		.format(new Date(time));
}

/** @param {Date} time */
export function clock(time) {
	return new Intl.DateTimeFormat(language() === 'zh' ? 'zh-CN' : 'en-GB', { timeStyle: 'medium' }).format(time);
}

/**
 * @param {string | undefined} duration ISO 8601, such as `PT12M3S`
 */
export function age(duration) {
	const match = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?)?$/.exec(duration ?? '');
	if (!match) {
		return duration ?? '';
	}
	const [, days, hours, minutes, seconds] = match.map(Number);
	/** @type {[number, string]} */
	const [amount, unit] = days ? [days, 'day'] : hours ? [hours, 'hour'] : minutes ? [minutes, 'minute'] : [Math.round(seconds || 0), 'second'];
	return new Intl.NumberFormat(language(), { style: 'unit', unit, unitDisplay: 'long' }).format(amount);
}
