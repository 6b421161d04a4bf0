import { whole } from '../text/figures.js';
import { colour, typeface } from './colours.js';
import { lines } from './lines.js';

/** How far an open end reaches beyond the value, as a share of the longest bar. */
const OPEN = 0.14;

/** Below this width the texts beside bars take more of the room. */
const NARROW = 420;

/**
 * Bars that end where a source says so. "More than" goes on, fading, past the value; "at
 * most" is a dashed ceiling; "about" has a blurred end. A figure in another unit has no bar
 * on this axis.
 *
 * @param {import('../api/types.js').Cell[]} cells
 * @param {(key: string) => string} name
 * @param {number} room in pixels
 */
export function barsOption(cells, name, room) {
	const drawn = cells.filter((cell) => !cell.otherUnit);
	const longest = Math.max(...drawn.map((cell) => Math.abs(Number(cell.value ?? 0))), 0) || 1;
	const muted = colour('muted');
	return {
		animation: false,
		textStyle: { fontFamily: typeface() },
		grid: { left: 8, right: 8, top: 8, bottom: 8, containLabel: true },
		xAxis: { type: 'value', max: longest * (room < NARROW ? 2.1 : 1.5), min: drawn.some((cell) => Number(cell.value) < 0) ? -longest * 1.2 : 0, show: false },
		yAxis: {
			type: 'category', inverse: true, data: cells.map((cell) => lines(name(cell.company), room < NARROW ? 13 : 18)),
			axisLine: { lineStyle: { color: colour('line') } }, axisTick: { show: false },
			axisLabel: { color: colour('text'), fontSize: 13, lineHeight: 15 },
		},
		series: [{
			type: 'custom',
			silent: true,
			data: cells.map((cell, row) => [cell.otherUnit ? 0 : Number(cell.value ?? 0), row]),
			renderItem: (/** @type {any} */ params, /** @type {any} */ api) =>
				bar(cells[params.dataIndex], api, { accent: colour('accent'), text: colour('text'), muted, longest }),
		}],
	};
}

/**
 * @param {import('../api/types.js').Cell} cell
 * @param {any} api
 * @param {{ accent: string, text: string, muted: string, longest: number }} look
 */
function bar(cell, api, look) {
	const row = api.value(1);
	const [zero, middle] = api.coord([0, row]);
	const height = Math.min(26, api.size([0, 1])[1] * 0.56);
	const y = middle - height / 2;
	if (cell.value === undefined || cell.otherUnit) {
		return { type: 'text', style: { text: cell.otherUnit ? `≠ ${whole(cell)}` : '–', x: zero + 8, y: middle, fill: look.muted, fontSize: 13, verticalAlign: 'middle' } };
	}
	const [end] = api.coord([Number(cell.value), row]);
	const [reach] = api.coord([look.longest * OPEN, row]);
	const open = reach - zero;
	const x = Math.min(zero, end);
	const width = Math.max(2, Math.abs(end - zero));
	const rect = (/** @type {any} */ shape, /** @type {any} */ style) => ({ type: 'rect', shape: { y, height, ...shape }, style });
	const children = [];
	let tip = Math.max(zero, end);
	if (cell.relation === 'le' || cell.relation === 'lt') {
		children.push(rect({ x, width }, { fill: look.accent, opacity: 0.18 }),
			rect({ x, width }, { fill: 'transparent', stroke: look.accent, lineWidth: 1.5, lineDash: [4, 3] }));
	} else if (cell.relation === 'approx') {
		const blur = Math.min(width * 0.25, open);
		children.push(rect({ x, width: width - blur }, { fill: look.accent }),
			rect({ x: x + width - blur, width: blur * 2 }, { fill: fade(look.accent) }));
		tip += blur;
	} else {
		children.push(rect({ x, width }, { fill: look.accent }));
		if (cell.relation === 'gt' || cell.relation === 'ge') {
			children.push(rect({ x: tip, width: open }, { fill: fade(look.accent), opacity: 0.75 }),
				{ type: 'polyline', shape: { points: chevron(tip + open * 0.55, y, height) }, style: { stroke: look.accent, fill: 'none', lineWidth: 2 } });
			tip += open;
		}
	}
	children.push({ type: 'text', style: { text: whole(cell), x: tip + 8, y: middle, fill: look.text, fontSize: 13, fontWeight: 600, fontFamily: typeface(), verticalAlign: 'middle' } });
	return { type: 'group', children };
}

/**
 * @param {number} x
 * @param {number} y
 * @param {number} height
 */
const chevron = (x, y, height) => [[x, y + height * 0.25], [x + height * 0.22, y + height / 2], [x, y + height * 0.75]];

/** @param {string} accent */
const fade = (accent) => ({
	type: 'linear', x: 0, y: 0, x2: 1, y2: 0, colorStops: [{ offset: 0, color: accent }, { offset: 1, color: accent.replace(/^rgb\((.*)\)$/, 'rgba($1, 0)') }],
});
