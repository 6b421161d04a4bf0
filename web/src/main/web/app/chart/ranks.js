/** Axes beyond these make a radar unreadable. */
const MOST_AXES = 12;

/**
 * What a radar of ranks shows: axes are indices in which at least two companies have a
 * rank. A rank of 1 is 1, the last of n is 1/n, the middle of a range stands for it, and a
 * missing rank is 0, which no rank is. A figure in another unit has no rank among the others.
 *
 * @param {import('../api/types.js').Comparison} view
 * @param {string[]} companies
 */
export function ranks(view, companies) {
	const cells = new Map((view.cells ?? []).map((cell) => [`${cell.company}~${cell.index}`, cell]));
	const rank = (/** @type {string} */ company, /** @type {string} */ index) => {
		const cell = cells.get(`${company}~${index}`);
		return cell?.otherUnit ? undefined : cell?.rank;
	};
	const ranked = (view.indices ?? []).filter((index) => companies.filter((company) => rank(company, index.key)).length >= 2);
	const axes = ranked.slice(0, MOST_AXES);
	return {
		axes,
		unranked: (view.indices?.length ?? 0) - ranked.length,
		beyond: ranked.length - axes.length,
		lines: companies.map((company) => ({
			company,
			ranks: axes.map((axis) => rank(company, axis.key)),
			shares: axes.map((axis) => share(rank(company, axis.key))),
			apart: axes.filter((axis) => cells.get(`${company}~${axis.key}`)?.otherUnit),
		})),
	};
}

/** @param {import('../api/types.js').Rank | undefined} rank */
function share(rank) {
	return rank ? 1 - ((rank.from + rank.to) / 2 - 1) / rank.of : 0;
}
