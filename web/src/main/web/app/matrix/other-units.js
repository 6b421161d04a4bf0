/**
 * Marks the figures that are in another unit than most of their index: they are on
 * no axis with the others and in no order among them. Of units that as many figures have,
 * the index's own goes first.
 *
 * @param {import('../api/types.js').Comparison} view
 */
export function markOtherUnits(view) {
	for (const index of view.indices ?? []) {
		const cells = (view.cells ?? []).filter((cell) => cell.index === index.key && cell.unit);
		const count = (/** @type {string} */ unit) => cells.filter((cell) => cell.unit === unit).length + (unit === index.unit ? 0.5 : 0);
		const units = [...new Set(cells.map((cell) => cell.unit ?? ''))].toSorted((a, b) => count(b) - count(a));
		for (const cell of cells) {
			cell.otherUnit = cell.unit !== units[0];
		}
	}
	return view;
}
