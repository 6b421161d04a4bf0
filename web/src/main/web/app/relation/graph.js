import { html, svg } from 'lit';
import { entityName } from '../text/names.js';
import { text, word } from '../text/text.js';
import { layout } from './layout.js';

const WIDTH = 640;

const HEIGHT = 460;

/**
 * @param {string[]} compared
 * @param {import('../api/types.js').Relationship[]} relationships
 */
export function graph(compared, relationships) {
	const nodes = layout(compared, relationships).map((node) => ({
		...node,
		x: WIDTH / 2 + node.x * (WIDTH / 2 - 76),
		y: HEIGHT / 2 + node.y * (HEIGHT / 2 - 28),
	}));
	const places = new Map(nodes.map((node) => [node.key, node]));
	return html`
		<svg class="graph" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label=${text().graph}>
			<defs><marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto-start-reverse">
				<path d="M0 0L8 4L0 8z"></path></marker></defs>
			${relationships.map((each) => edge(each, places.get(each.from), places.get(each.to)))}
			${nodes.map((node) => box(node))}
		</svg>`;
}

/**
 * @param {import('../api/types.js').Relationship} relationship
 * @param {import('./layout.js').Node | undefined} from
 * @param {import('./layout.js').Node | undefined} to
 */
function edge(relationship, from, to) {
	if (!from || !to) {
		return '';
	}
	const [begin, end] = [border(from, to), border(to, from)];
	return svg`
		<line class="edge" x1=${begin.x} y1=${begin.y} x2=${end.x} y2=${end.y} marker-end="url(#arrow)"></line>
		<text class="edge-label" x=${(begin.x + end.x) / 2} y=${(begin.y + end.y) / 2}>${word(text().relationWords, relationship.relation)}</text>`;
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
	let width = 28;
	for (const letter of entityName(node.key).slice(0, 22)) {
		width += letter > '⺀' ? 14 : 7.6;
	}
	return { width, height: 30 };
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
