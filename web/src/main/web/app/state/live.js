import { comparisonQuery } from '../api/comparison.js';
import { whenIdle } from '../page/idle.js';
import { store } from './store.js';

/** How often a view that does not stream, or was refused, is asked for again; an unchanged one costs a 304. */
const USUAL = 20_000;

/** While something is out. */
const IMPATIENT = 2_000;

/** Events of the stream that tell of something else than before. */
const CHANGES = ['view', 'cells', 'completeness', 'events', 'findings', 'sources', 'sections'];

/** What changes at once is told in several events. */
const TOGETHER = 100;

let streams = false;

/** @type {number | undefined} */
let gathering;

/** @type {EventSource | undefined} */
let source;

let query = '';

/** @type {number | undefined} */
let timer;

/** Keeps the view as the platform is: by its stream where it has one, by asking where not. */
export function keepLive() {
	store.addEventListener('change', follow);
	document.addEventListener('visibilitychange', () => !document.hidden && ask());
	// a stream takes up a connection
	whenIdle(() => {
		streams = true;
		follow();
	});
	follow();
}

function follow() {
	const wanted = streams && !store.state.recordedAsOf && store.view
		? comparisonQuery(store.state, { align: store.state.align })
		: '';
	if (wanted !== query) {
		source?.close();
		source = undefined;
		query = wanted;
		if (wanted) {
			open(wanted);
		}
	}
	const patience = store.problem || isWhole() ? USUAL : IMPATIENT;
	if (!store.loading && (!timer || patience === IMPATIENT)) {
		clearTimeout(timer);
		timer = window.setTimeout(ask, patience);
	}
}

/** @param {string} wanted */
function open(wanted) {
	const opened = new EventSource(`/api/v1/comparisons/stream?${wanted}`);
	source = opened;
	for (const kind of CHANGES) {
		opened.addEventListener(kind, (event) => {
			// what a stream begins with is shown already, unless something changed in between
			if (event.lastEventId !== store.digest) {
				clearTimeout(gathering);
				gathering = window.setTimeout(() => store.changed(), TOGETHER);
			}
		});
	}
	// told again and again while there is no such comparison any more
	opened.addEventListener('problem', () => {
		if (!store.problem && !store.loading) {
			store.refresh();
		}
	});
	opened.addEventListener('error', () => {
		if (opened.readyState === EventSource.CLOSED) {
			// refused, so it will not come back by itself: the view is asked for instead
			streams = false;
			follow();
		} else {
			store.reached(false);
		}
	});
}

function ask() {
	clearTimeout(timer);
	timer = undefined;
	if (document.hidden || store.loading) {
		timer = window.setTimeout(ask, USUAL);
		return;
	}
	// a stream tells nothing of what was refused
	if (source?.readyState === EventSource.OPEN && isWhole() && store.listed && !store.problem) {
		timer = window.setTimeout(ask, USUAL);
		return;
	}
	store.refresh();
}

function isWhole() {
	const sections = Object.values(store.view?.sections ?? {});
	return store.reachable && sections.every((section) => section.status === 'live');
}
