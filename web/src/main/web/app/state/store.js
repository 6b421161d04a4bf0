import { loadComparison } from '../api/comparison.js';
import { loadGroups, loadIndexSets } from '../api/catalogue.js';
import { RequestError } from '../api/request.js';
import { asksTheSame, readAddress, writeAddress } from './address.js';

/**
 * What the page shows and why: the state in the address, and what the API answered to it.
 * Tells of each change by an event `change`.
 */
export class Store extends EventTarget {
	/** @type {import('./address.js').State} */
	state = readAddress(location.search);

	/** @type {import('../api/types.js').Comparison | undefined} */
	view;

	/** @type {string | undefined} of the view's bytes, by which a stream names it as well */
	digest;

	/** @type {import('../api/types.js').Group[]} */
	groups = [];

	/** @type {import('../api/types.js').IndexSet[]} */
	indexSets = [];

	/** @type {import('../api/types.js').Problem | undefined} a request that was refused */
	problem;

	/** How often the platform told that something is otherwise than before. */
	changes = 0;

	/** Whether the last request was answered at all. */
	reachable = true;

	loading = true;

	/** @type {Date | undefined} when the view was had */
	asked;

	/** @type {AbortController | undefined} */
	#request;

	start() {
		addEventListener('popstate', () => this.#moved(readAddress(location.search)));
		return this.refresh();
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

	/** Lists that choices are made from; without any state, the first group and the first set. */
	async #choose() {
		try {
			[this.groups, this.indexSets] = await Promise.all([
				this.groups.length ? this.groups : loadGroups(),
				this.indexSets.length ? this.indexSets : loadIndexSets(),
			]);
			this.reachable = true;
		} catch (error) {
			this.#failed(error);
		}
		const { companies, group, indices, indexSet } = this.state;
		const change = {
			group: companies || group ? group : this.groups[0]?.key,
			indexSet: indices || indexSet ? indexSet : this.indexSets[0]?.key,
		};
		if (change.group !== group || change.indexSet !== indexSet) {
			this.state = { ...this.state, ...change };
			history.replaceState(null, '', location.pathname + writeAddress(this.state));
		}
	}

	/** Asks for the view again; what is shown stays until the answer is there. */
	async refresh() {
		this.#request?.abort();
		const request = new AbortController();
		this.#request = request;
		this.loading = true;
		this.tell();
		const lists = this.groups.length && this.indexSets.length ? undefined : this.#choose();
		if (!this.#isChosen()) {
			await lists;
		}
		if (!this.#isChosen()) {
			this.loading = false;
			this.tell();
			return;
		}
		try {
			const { content, digest } = await loadComparison(this.state, request.signal);
			this.digest = digest;
			this.show(content);
		} catch (error) {
			if (!request.signal.aborted) {
				this.#failed(error);
			}
		}
		await lists;
		if (this.#request === request) {
			this.loading = false;
			this.tell();
		}
	}

	/** Asks for the view again because the platform told of a change. */
	changed() {
		this.changes++;
		return this.refresh();
	}

	/** Whether the address says what to compare by what, so that the view can be asked for. */
	#isChosen() {
		const { companies, group, indices, indexSet } = this.state;
		return Boolean((companies || group) && (indices || indexSet));
	}

	/** @param {import('../api/types.js').Comparison} view */
	show(view) {
		this.view = view;
		this.problem = undefined;
		this.reachable = true;
		this.asked = new Date();
		this.tell();
	}

	/** @param {unknown} error */
	#failed(error) {
		if (!(error instanceof RequestError)) {
			throw error;
		}
		this.reachable = error.status !== undefined;
		this.problem = this.reachable ? (error.problem ?? { title: error.message, status: error.status }) : undefined;
	}

	/** @param {boolean} reachable */
	reached(reachable) {
		if (this.reachable !== reachable) {
			this.reachable = reachable;
			this.tell();
		}
	}

	tell() {
		this.dispatchEvent(new Event('change'));
	}
}

export const store = new Store();
