import { html, svg } from 'lit';
import { entityName } from '../text/names.js';
import { text, word } from '../text/text.js';
import { roomFor, textWidth } from './boxes.js';
import { layout } from './layout.js';

/** Sizes of the drawing: what leaves room for texts on a screen and on a phone. */
const SIZES = {
	wide: { width: 700, height: 470, margin: { x: 84, y: 26 } },
	narrow: { width: 390, height: 560, margin: { x: 66, y: 26 } },
};

/**
 * @param {string[]} compared
 * @param {import('../api/types.js').Relationship[]} relationships
 * @param {boolean} narrow
 */
export function graph(compared, relationships, narrow) {
	const { width, height, margin } = narrow ? SIZES.narrow : SIZES.wide;
	const nodes = layout(compared, relationships).map((node) => ({
		...node,
		x: width / 2 + node.x * (width / 2 - margin.x),
		y: height / 2 + node.y * (height / 2 - margin.y),
	}));
	const places = new Map(nodes.map((node) => [node.key, node]));
	const taken = nodes.map((node) => ({ x: node.x, y: node.y, ...size(node) }));
	return html`
		<svg class="graph" viewBox="0 0 ${width} ${height}" role="img" aria-label=${text().graph}>
			<defs><marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto-start-reverse">
				<path d="M0 0L8 4L0 8z"></path></marker></defs>
			${relationships.map((each) => edge(each, places.get(each.from), places.get(each.to), taken))}
			${nodes.map((node) => box(node))}
		</svg>`;
}

/**
 * @param {import('../api/types.js').Relationship} relationship
 * @param {import('./layout.js').Node | undefined} from
 * @param {import('./layout.js').Node | undefined} to
 * @param {import('./boxes.js').Box[]} taken to which the label's place is added
 */
function edge(relationship, from, to, taken) {
	if (!from || !to) {
		return '';
	}
	const [begin, end] = [border(from, to), border(to, from)];
	const label = word(text().relationWords, relationship.relation).replace('|', '…');
	const place = roomFor(begin, end, { width: textWidth(label, 6) + 4, height: 14 }, taken);
	taken.push(place);
	return svg`
		<line class="edge" x1=${begin.x} y1=${begin.y} x2=${end.x} y2=${end.y} marker-end="url(#arrow)"></line>
		<text class="edge-label" x=${place.x} y=${place.y}>${label}</text>`;
}

/** @param {import('./layout.js').Node} node */
function box(node) {
	const name = entityName(node.key);
	const { width, height } = size(node);
	return svg`
		<g class=${node.inner ? 'node inner' : 'node'}>
			<rect x=${node.x - width / 2} y=${node.y - height / 2} width=${width} height=${height} rx=${height / 2}></rect>
			<text x=${node.x} y=${node.y}>${name.length > 22 ? `${name.slice(0, 21)}…` : name}</text>
		</g>`;
}

/** @param {import('./layout.js').Node} node */
function size(node) {
	return { width: 28 + textWidth(entityName(node.key).slice(0, 22), 7.6), height: 30 };
}

/**
 * Where the line from a node to another leaves its box.
 *
 * @param {import('./layout.js').Node} node
 * @param {import('./layout.js').Node} towards
 */
function border(node, towards) {
	const { width, height } = size(node);
	const [dx, dy] = [towards.x - node.x, towards.y - node.y];
	const share = Math.min((width / 2 + 3) / Math.abs(dx || 1e-9), (height / 2 + 3) / Math.abs(dy || 1e-9));
	return { x: node.x + dx * share, y: node.y + dy * share };
}
