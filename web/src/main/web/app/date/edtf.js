/**
 * The days that an EDTF date covers, for drawing. The services have read it whole; here
 * only its first and last day are needed, of levels 0 and 1 and masked digits.
 *
 * @typedef {{ from?: number, to?: number, certain: boolean }} Span days since 1970, open where absent; `to` is the day after the last
 */

const DAY = 86_400_000;

/**
 * The first and last month of the parts of a year that stand in the place of a month, as the services have them: a
 * season has no days of its own, so it takes in all that it may be.
 */
const PARTS = /** @type {Record<string, [number, number]>} */ ({
	21: [1, 12], 22: [-1, 15], 23: [1, 12], 24: [-1, 15],
	25: [2, 6], 26: [5, 9], 27: [8, 12], 28: [-1, 15],
	29: [8, 12], 30: [-1, 15], 31: [2, 6], 32: [5, 9],
	33: [1, 3], 34: [4, 6], 35: [7, 9], 36: [10, 12],
	37: [1, 4], 38: [5, 8], 39: [9, 12],
	40: [1, 6], 41: [7, 12],
});

/**
 * @param {string | undefined} date
 * @returns {Span | undefined} nothing when it is not understood
 */
export function span(date) {
	if (!date) {
		return undefined;
	}
	const [first, last] = date.split('/');
	if (last === undefined) {
		return single(first);
	}
	const from = single(first);
	const to = single(last);
	if (!from && !to) {
		return undefined;
	}
	return { from: from?.from, to: to?.to, certain: (from?.certain ?? true) && (to?.certain ?? true) };
}

/**
 * @param {string} date
 * @returns {Span | undefined}
 */
function single(date) {
	const match = /^(-?[\dX]{4})(?:-([\dX]{2}))?(?:-([\dX]{2}))?$/.exec(date.replaceAll(/[?~%]/g, ''));
	if (!match) {
		return undefined;
	}
	const [, year, month, day] = match;
	const certain = !/[?~%X]/.test(date);
	const years = [Number(year.replaceAll('X', '0')), Number(year.replaceAll('X', '9'))];
	if (!month || month.includes('X')) {
		return { from: days(years[0], 1, 1), to: days(years[1] + 1, 1, 1), certain };
	}
	const [begin, end] = PARTS[month] ?? [Number(month), Number(month)];
	if (!PARTS[month] && (begin < 1 || begin > 12)) {
		return undefined;
	}
	if (!day || day.includes('X')) {
		return { from: days(years[0], begin, 1), to: days(years[1], end + 1, 1), certain };
	}
	const from = days(years[0], begin, Number(day));
	return { from, to: from + 1, certain };
}

/**
 * @param {number} year
 * @param {number} month may be above 12
 * @param {number} day
 */
function days(year, month, day) {
	const date = new Date(0);
	date.setUTCFullYear(year, month - 1, day);
	return Math.round(date.getTime() / DAY);
}

/** @param {number} day since 1970 */
export function yearOf(day) {
	const date = new Date(day * DAY);
	const year = date.getUTCFullYear();
	return year + (day - days(year, 1, 1)) / (days(year + 1, 1, 1) - days(year, 1, 1));
}

/**
 * The date by whose end all of `date` has passed: its end, as it is written.
 *
 * @param {string | undefined} date
 * @returns {string | undefined} nothing for a date without an end
 */
export function endOf(date) {
	const end = date?.split('/').at(-1);
	return end && span(end)?.to !== undefined ? end : undefined;
}
