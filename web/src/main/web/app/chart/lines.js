/**
 * A text broken into lines of about so many Latin letters, as ECharts breaks none of its
 * labels at the edge of a drawing.
 *
 * @param {string} text
 * @param {number} most
 */
export function lines(text, most) {
	// Chinese breaks between any two characters, which are twice as wide
	const parts = text.match(/[⺀-\uffff]|-+\s*|[^\s⺀-\uffff-]+-?\s*/gu) ?? [];
	/** @type {string[]} */
	const broken = [];
	let room = 0;
	for (const part of parts) {
		const width = part.trim().length * (part > '⺀' ? 2 : 1);
		if (broken.length && width <= room) {
			broken[broken.length - 1] += part;
		} else {
			broken.push(part);
			room = most;
		}
		room -= width + (part.length - part.trim().length);
	}
	return broken.map((line) => line.trim()).join('\n');
}
