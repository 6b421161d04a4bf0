/**
 * A rectangle by its middle.
 *
 * @typedef {{ x: number, y: number, width: number, height: number }} Box
 */

/** Where on its line a label may stand, the best first; then how far above or below it. */
const ALONG = [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8];

const BESIDE = [0, -16, 16, -28, 28, -42, 42];

/**
 * Where a label has room on or near its line.
 *
 * @param {{ x: number, y: number }} begin
 * @param {{ x: number, y: number }} end
 * @param {{ width: number, height: number }} size
 * @param {Box[]} taken
 * @returns {Box}
 */
export function roomFor(begin, end, size, taken) {
	for (const beside of BESIDE) {
		for (const share of ALONG) {
			const box = { x: begin.x + (end.x - begin.x) * share, y: begin.y + (end.y - begin.y) * share + beside, ...size };
			if (!taken.some((other) => overlap(box, other))) {
				return box;
			}
		}
	}
	return { x: (begin.x + end.x) / 2, y: (begin.y + end.y) / 2, ...size };
}

/**
 * @param {Box} a
 * @param {Box} b
 */
function overlap(a, b) {
	return Math.abs(a.x - b.x) < (a.width + b.width) / 2 && Math.abs(a.y - b.y) < (a.height + b.height) / 2;
}

/**
 * How wide a text is, roughly.
 *
 * @param {string} text
 * @param {number} letter how wide a Latin one is; a Chinese one is nearly twice as wide
 */
export function textWidth(text, letter) {
	return [...text].reduce((width, each) => width + (each > '⺀' ? letter * 1.85 : letter), 0);
}
