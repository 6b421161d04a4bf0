import { loadLists } from '../api/catalogue.js';
import { loadComparison } from '../api/comparison.js';
import { asksTheSame, completed, isChosen, readAddress, writeAddress } from './address.js';
import { Answers } from './answers.js';
import * as early from './early.js';

/** What the page shows and why: the state in the address, and what the API answered to it. */
export class Store extends Answers {
	/** @type {import('./address.js').State} */
	state = readAddress(location.search);

	/** How often the platform told that something is otherwise than before. */
	changes = 0;

	loading = true;

	/** @type {import('./address.js').State | undefined} what the view is the answer to */
	#shownFor;

	/** @type {AbortController | undefined} */
	#request;

	/** Whether the view is the answer to what is asked for, and not to what was before. */
	get isShown() {
		return this.#shownFor !== undefined && asksTheSame(this.state, this.#shownFor);
	}

	start() {
		addEventListener('popstate', () => this.#moved(readAddress(location.search)));
		return this.refresh(early);
	}

	/**
	 * Goes to a state: a new entry of the browser's history, unless it replaces the present one.
	 *
	 * @param {Partial<import('./address.js').State>} change
	 * @param {{ replace?: boolean }} [how]
	 */
	go(change, { replace = false } = {}) {
		const state = { ...this.state, ...change };
		const address = location.pathname + writeAddress(state);
		if (replace) {
			history.replaceState(null, '', address);
		} else if (address !== location.pathname + location.search) {
			history.pushState(null, '', address);
		}
		this.#moved(state);
	}

	/** @param {import('./address.js').State} state */
	#moved(state) {
		const same = asksTheSame(state, this.state);
		this.state = state;
		if (same) {
			this.tell();
		} else {
			this.refresh();
		}
	}

	/**
	 * Lists that choices are made from; without any state, the first group and the first set.
	 *
	 * @param {ReturnType<typeof loadLists>} lists
	 */
	async #choose(lists) {
		try {
			Object.assign(this, await lists, { listed: true });
			this.reachable = true;
		} catch (error) {
			this.failed(error);
		}
		const state = completed(this.state, this);
		if (!asksTheSame(state, this.state)) {
			this.state = state;
			history.replaceState(null, '', location.pathname + writeAddress(state));
		}
	}

	/**
	 * Asks for the view again; what is shown stays until the answer is there.
	 *
	 * @param {Partial<typeof early>} [asked] what was asked for already
	 */
	async refresh(asked = {}) {
		this.#request?.abort();
		const request = new AbortController();
		this.#request = request;
		this.loading = true;
		this.tell();
		const lists = this.groups.length && this.indexSets.length ? undefined : this.#choose(asked.lists ?? loadLists());
		if (!isChosen(this.state)) {
			await lists;
		}
		if (isChosen(this.state)) {
			await this.#ask(request.signal, asked.view);
			await lists;
		}
		if (this.#request === request) {
			this.loading = false;
			this.tell();
		}
	}

	/**
	 * @param {AbortSignal} signal
	 * @param {typeof early.view} [asked]
	 */
	async #ask(signal, asked) {
		const { state } = this;
		try {
			const answer = await (asked ?? loadComparison(state, signal));
			if (answer && !signal.aborted) {
				this.#shownFor = state;
				this.show(answer);
			}
		} catch (error) {
			if (!signal.aborted) {
				this.failed(error);
			}
		}
	}

	/** Asks for the view again because the platform told of a change. */
	changed() {
		this.changes++;
		return this.refresh();
	}
}

export const store = new Store();
