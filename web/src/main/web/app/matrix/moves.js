/** How many rows PageUp and PageDown go. */
const PAGE = 8;

/**
 * Moves the focus from cell to cell of the table by the keys that move in tables.
 *
 * @param {KeyboardEvent} event
 */
export function moveByKey(event) {
	const cell = /** @type {HTMLElement} */ (event.target).closest('td');
	const row = /** @type {HTMLTableRowElement | null} */ (cell?.parentElement ?? null);
	const rows = /** @type {HTMLTableSectionElement | null} */ (row?.parentElement ?? null)?.rows;
	if (!cell || !row || !rows) {
		return;
	}
	const last = { row: rows.length - 1, column: row.cells.length - 1 };
	const place = { row: row.sectionRowIndex, column: cell.cellIndex };
	/** @type {Record<string, Partial<typeof place>>} */
	const moves = {
		ArrowLeft: { column: Math.max(1, place.column - 1) }, ArrowRight: { column: Math.min(last.column, place.column + 1) },
		ArrowUp: { row: Math.max(0, place.row - 1) }, ArrowDown: { row: Math.min(last.row, place.row + 1) },
		Home: { column: 1 }, End: { column: last.column },
		PageUp: { row: Math.max(0, place.row - PAGE) }, PageDown: { row: Math.min(last.row, place.row + PAGE) },
	};
	const move = moves[event.key];
	if (move) {
		event.preventDefault();
		const to = { ...place, ...move };
		rows[to.row].cells[to.column].querySelector('button')?.focus();
	}
}
