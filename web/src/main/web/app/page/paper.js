/**
 * Paper is white whatever the theme: what is drawn is drawn again in its colours, and back
 * when it is printed.
 */
export function mindPaper() {
	const root = document.documentElement;
	/** @type {string | undefined} */
	let theme;
	addEventListener('beforeprint', () => {
		theme = root.dataset.theme;
		root.dataset.theme = 'light';
	});
	addEventListener('afterprint', () => {
		if (theme) {
			root.dataset.theme = theme;
		} else {
			delete root.dataset.theme;
		}
	});
}

/** Prints the page when all that can be drawn is drawn. */
export async function printWhole() {
	const drawings = /** @type {Iterable<import('../chart/canvas.js').Canvas>} */ (document.querySelectorAll('casebook-canvas'));
	await Promise.all([...drawings].map((drawing) => drawing.load()));
	print();
}
