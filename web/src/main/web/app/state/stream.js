import { comparisonQuery } from '../api/comparison.js';
import { store } from './store.js';

/** Events of the stream that tell of something else than before. */
const CHANGES = ['view', 'cells', 'completeness', 'events', 'findings', 'sources', 'sections'];

/** What changes at once is told in several events. */
const TOGETHER = 100;

/** Nothing for so long, where a stream says every five seconds that it is in step, and it is dead. */
const SILENCE = 15_000;

/** When a stream that was refused, which does not come back by itself, is tried again. */
const REFUSED = 60_000;

/** @type {number | undefined} */
let gathering;

/** @type {EventSource | undefined} */
let source;

let query = '';

let heard = 0;

/** The event that was told last, and of what. */
let told = { query: '', id: '' };

/**
 * Follows the comparison that is shown, and none where it cannot become another. Nor where
 * nobody sees it: a browser has few connections for all of its tabs.
 */
export function followStream() {
	const wanted = document.hidden || store.state.recordedAsOf || !store.view
		? ''
		: comparisonQuery(store.state, { align: store.state.align });
	if (wanted !== query || isOver()) {
		source?.close();
		source = undefined;
		query = wanted;
		if (wanted) {
			open(wanted);
		}
	}
}

/** Whether changes are told at present. */
export function isStreamed() {
	return source?.readyState === EventSource.OPEN;
}

function isOver() {
	return source && Date.now() - heard > (source.readyState === EventSource.CLOSED ? REFUSED : SILENCE);
}

/** @param {string} wanted */
function open(wanted) {
	const opened = new EventSource(`/api/v1/comparisons/stream?${wanted}`);
	/** @type {(kind: string, then?: (event: MessageEvent) => void) => void} */
	const when = (kind, then) => opened.addEventListener(kind, (event) => {
		heard = Date.now();
		then?.(event);
	});
	source = opened;
	heard = Date.now();
	when('in-step');
	for (const kind of CHANGES) {
		when(kind, ({ lastEventId: id }) => {
			// what a stream begins with is shown already, unless something changed in between
			if (id !== store.digest || (told.query === wanted && told.id !== id)) {
				clearTimeout(gathering);
				gathering = window.setTimeout(() => store.changed(), TOGETHER);
			}
			told = { query: wanted, id };
		});
	}
	// told again and again while there is no such comparison any more
	when('problem', () => {
		if (!store.problem && !store.loading) {
			store.refresh();
		}
	});
	when('error', () => {
		if (opened.readyState !== EventSource.CLOSED) {
			store.reached(false);
		}
	});
}
