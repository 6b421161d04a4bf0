import { span, yearOf } from '../date/edtf.js';

/**
 * Where events stand, in years: of the calendar, or since the founding.
 *
 * @typedef {{ event: import('../api/types.js').Event, from: number, to: number, openFrom: boolean, openTo: boolean }} Placed
 * @typedef {Placed & { row: number }} Stacked
 */

/**
 * @param {import('../api/types.js').Event} event
 * @param {boolean} sinceFounding
 * @param {[number, number]} known the first and last year of all events, where open dates end
 * @returns {Placed | undefined} nothing for an event without a place on this axis
 */
export function place(event, sinceFounding, known) {
	const range = sinceFounding ? since(event) : calendar(event);
	if (!range || (range[0] === undefined && range[1] === undefined)) {
		return undefined;
	}
	const [from, to] = range;
	return { event, from: from ?? known[0], to: to ?? known[1], openFrom: from === undefined, openTo: to === undefined };
}

/**
 * The first and last year that closed dates reach.
 *
 * @param {import('../api/types.js').Event[]} events
 * @param {boolean} sinceFounding
 * @returns {[number, number]}
 */
export function extent(events, sinceFounding) {
	const ends = events.flatMap((event) => (sinceFounding ? since(event) : calendar(event)) ?? []).filter((end) => end !== undefined);
	return ends.length ? [Math.floor(Math.min(...ends)), Math.ceil(Math.max(...ends))] : [0, 1];
}

/**
 * Events in rows, so that none covers another or its label.
 *
 * @param {Placed[]} placed
 * @param {(event: import('../api/types.js').Event) => number} labelYears how wide a label is at this scale
 * @returns {Stacked[]}
 */
export function stack(placed, labelYears) {
	/** @type {number[]} */
	const ends = [];
	return placed.toSorted((a, b) => a.from - b.from || a.to - b.to).map((each) => {
		const free = ends.findIndex((end) => end <= each.from);
		const row = free < 0 ? ends.length : free;
		ends[row] = Math.max(each.to, each.from + labelYears(each.event));
		return { ...each, row };
	});
}

/** @param {import('../api/types.js').Event} event */
function calendar(event) {
	const days = span(event.date);
	return days && [days.from === undefined ? undefined : yearOf(days.from), days.to === undefined ? undefined : yearOf(days.to)];
}

/** @param {import('../api/types.js').Event} event */
function since(event) {
	return event.since && [years(event.since.from), years(event.since.to)];
}

/** @param {string | undefined} duration such as `-P3Y2M1D` */
function years(duration) {
	const match = /^(-?)P(?:(-?\d+)Y)?(?:(-?\d+)M)?(?:(-?\d+)D)?$/.exec(duration ?? '');
	if (!match) {
		return undefined;
	}
	const [, sign, year, month, day] = match;
	return (sign ? -1 : 1) * (Number(year ?? 0) + Number(month ?? 0) / 12 + Number(day ?? 0) / 365.25);
}
