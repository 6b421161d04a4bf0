import { svg } from 'lit';

/** The shape of each kind of event, drawn in a square of 16; its colour is a class of the style sheet. */
const SHAPES = /** @type {Record<string, string>} */ ({
	founding: 'M8 1l2.1 4.6 5 .6-3.7 3.4 1 5L8 12.1 3.6 14.6l1-5L.9 6.2l5-.6z',
	launch: 'M8 1.5L14.5 14h-13z',
	funding: 'M8 1.5a6.5 6.5 0 110 13 6.5 6.5 0 010-13zM8 5a3 3 0 100 6 3 3 0 000-6z',
	listing: 'M2 2h12v12H2z',
	licence: 'M8 1l6.2 3.5v7L8 15l-6.2-3.5v-7z',
	partnership: 'M5 3.5a4.5 4.5 0 013 1.1 4.5 4.5 0 110 6.8A4.5 4.5 0 115 3.5z',
	milestone: 'M8 .8L15.2 8 8 15.2.8 8z',
	valuation: 'M8 1.5a6.5 6.5 0 110 13 6.5 6.5 0 010-13z',
	strategy: 'M1 4.5h8V1.5L15.5 8 9 14.5v-3H1z',
	acquisition: 'M6 1.5h4V6h4.5v4H10v4.5H6V10H1.5V6H6z',
	closure: 'M3.5 1.2L8 5.7l4.5-4.5 2.3 2.3L10.3 8l4.5 4.5-2.3 2.3L8 10.3l-4.5 4.5-2.3-2.3L5.7 8 1.2 3.5z',
	other: 'M8 14.5L1.5 2h13z',
});

/** @param {string} kind */
export function shape(kind) {
	return svg`<svg class="shape" viewBox="0 0 16 16" aria-hidden="true"><path fill-rule="evenodd" d=${SHAPES[kind] ?? SHAPES.other}></path></svg>`;
}
