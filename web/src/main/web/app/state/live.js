import { whenIdle } from '../page/idle.js';
import { store } from './store.js';
import { followStream, isStreamed } from './stream.js';

/** How often a view that does not stream, or was refused, is asked for again; an unchanged one costs a 304. */
const USUAL = 20_000;

/** While something is out. */
const IMPATIENT = 2_000;

let streams = false;

/** @type {number | undefined} */
let timer;

/** Keeps the view as the platform is: by its stream where it has one, by asking where not. */
export function keepLive() {
	store.addEventListener('change', follow);
	document.addEventListener('visibilitychange', () => {
		follow();
		if (!document.hidden) {
			ask();
		}
	});
	// a stream takes up a connection
	whenIdle(() => {
		streams = true;
		follow();
	});
	follow();
}

function follow() {
	if (streams) {
		followStream();
	}
	const patience = store.problem || isWhole() ? USUAL : IMPATIENT;
	if (!store.loading && (!timer || patience === IMPATIENT)) {
		clearTimeout(timer);
		timer = window.setTimeout(ask, patience);
	}
}

function ask() {
	clearTimeout(timer);
	timer = undefined;
	if (document.hidden || store.loading) {
		timer = window.setTimeout(ask, USUAL);
		return;
	}
	if (streams) {
		followStream();
	}
	// a stream tells nothing of what was refused
	if (isStreamed() && isWhole() && store.listed && !store.problem) {
		timer = window.setTimeout(ask, USUAL);
		return;
	}
	store.refresh();
}

function isWhole() {
	const sections = Object.values(store.view?.sections ?? {});
	return store.reachable && sections.every((section) => section.status === 'live');
}
