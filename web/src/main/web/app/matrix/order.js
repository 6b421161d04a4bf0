/**
 * Companies in the order of their ranks in an index; those without a rank among the others
 * come last, as chosen. Overlapping ranges are ordered by their middle.
 *
 * @param {string[]} companies
 * @param {import('../api/types.js').Cell[]} cells
 * @param {string | undefined} sort the index, `-` before it for worst first
 */
export function inOrder(companies, cells, sort) {
	if (!sort) {
		return companies;
	}
	const index = sort.replace(/^-/, '');
	const sign = sort.startsWith('-') ? -1 : 1;
	/** @type {Map<string, number>} */
	const middles = new Map();
	for (const cell of cells) {
		if (cell.index === index) {
			const place = middle(cell);
			if (place !== undefined) {
				middles.set(cell.company, place * sign);
			}
		}
	}
	return companies.toSorted((a, b) => {
		const [first, second] = [middles.get(a), middles.get(b)];
		if (first === undefined || second === undefined) {
			return Number(first === undefined) - Number(second === undefined);
		}
		return first - second;
	});
}

/**
 * Without a rank, which an index has whose values are neither better nor worse, the
 * larger value is first.
 *
 * @param {import('../api/types.js').Cell} cell
 */
function middle(cell) {
	if (cell.otherUnit) {
		return undefined;
	}
	if (cell.rank) {
		return cell.rank.from + cell.rank.to;
	}
	return cell.value === undefined ? undefined : -Number(cell.value);
}
