import { loadLists } from '../api/catalogue.js';
import { loadComparison } from '../api/comparison.js';
import { completed, isChosen, readAddress } from './address.js';

/**
 * Asks for what the address names as soon as these few modules are there, while the rest
 * of the page is still being loaded. The store shows it, or what became of it.
 */
const state = readAddress(location.search);

export const lists = loadLists();

export const view = isChosen(state) ? loadComparison(state) : lists.then((given) => {
	const whole = completed(state, given);
	return isChosen(whole) ? loadComparison(whole) : undefined;
});

// the store hears of a failure when it comes to it
lists.catch(() => undefined);
view.catch(() => undefined);
