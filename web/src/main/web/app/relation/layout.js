/**
 * Places for a small graph, the same each time: those compared on an inner ring, others
 * on an outer one near those that they are related to.
 *
 * @typedef {{ key: string, x: number, y: number, inner: boolean }} Node
 *
 * @param {string[]} compared
 * @param {{ from: string, to: string }[]} edges
 * @returns {Node[]} between -1 and 1
 */
export function layout(compared, edges) {
	const related = compared.filter((key) => edges.some((edge) => edge.from === key || edge.to === key));
	const others = [...new Set(edges.flatMap((edge) => [edge.from, edge.to]))].filter((key) => !compared.includes(key));
	/** @type {Map<string, number>} */
	const angles = new Map(related.map((key, at) => [key, (2 * Math.PI * at) / related.length - Math.PI / 2]));
	// others that are related only to others come after those, so that they find them placed
	for (let round = 0; round < others.length; round++) {
		for (const key of others.filter((each) => !angles.has(each))) {
			const near = edges.filter((edge) => edge.from === key || edge.to === key)
				.map((edge) => angles.get(edge.from === key ? edge.to : edge.from))
				.filter((angle) => angle !== undefined);
			if (near.length) {
				angles.set(key, Math.atan2(sum(near.map(Math.sin)), sum(near.map(Math.cos))));
			}
		}
	}
	const spread = others.toSorted((a, b) => (angles.get(a) ?? 0) - (angles.get(b) ?? 0));
	const inner = related.map((key) => node(key, angles.get(key) ?? 0, related.length > 1 ? 0.5 : 0, true));
	const outer = spread.map((key, at) => node(key, apart(spread.map((each) => angles.get(each) ?? 0), at), 1, false));
	return [...inner, ...outer];
}

/**
 * The angles, pushed apart to an even share of the ring where they crowd.
 *
 * @param {number[]} angles in ascending order
 * @param {number} at
 */
function apart(angles, at) {
	const even = (2 * Math.PI) / Math.max(angles.length, 1);
	const shift = sum(angles.map((angle, place) => angle - place * even)) / Math.max(angles.length, 1);
	return at * even + shift;
}

/**
 * @param {string} key
 * @param {number} angle
 * @param {number} radius
 * @param {boolean} inner
 * @returns {Node}
 */
const node = (key, angle, radius, inner) => ({ key, x: radius * Math.cos(angle), y: radius * Math.sin(angle), inner });

/** @param {number[]} numbers */
const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);
