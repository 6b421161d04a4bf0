/**
 * The whole state of the page, as it stands in the address. Names that the API has too
 * mean the same there.
 *
 * @typedef {object} State
 * @property {string[]} [companies]
 * @property {string} [group]
 * @property {string[]} [indices]
 * @property {string} [indexSet]
 * @property {string} [asOf] absent for today
 * @property {string} [recordedAsOf]
 * @property {string} [align] `founding`, or the calendar when absent
 * @property {string} [sort] the index by which companies are ordered, `-` before it for worst first
 * @property {string} [rows] `shared` for only the indices in which at least two companies have a figure
 * @property {string} [chart] the index whose bars are shown
 * @property {string} [cell] the opened cell, `company~index`
 * @property {string} [lang] absent for the browser's
 * @property {string} [theme] absent for the system's
 */

const LISTS = ['companies', 'indices'];

const TEXTS = ['group', 'indexSet', 'asOf', 'recordedAsOf', 'align', 'sort', 'rows', 'chart', 'cell', 'lang', 'theme'];

/**
 * @param {string} search the query of an address
 * @returns {State}
 */
export function readAddress(search) {
	const query = new URLSearchParams(search);
	/** @type {Record<string, any>} */
	const state = {};
	for (const name of LISTS) {
		const keys = (query.get(name) ?? '').split(',').filter(Boolean);
		if (keys.length) {
			state[name] = [...new Set(keys)];
		}
	}
	for (const name of TEXTS) {
		const value = query.get(name);
		if (value) {
			state[name] = value;
		}
	}
	return state;
}

/**
 * @param {State} state
 * @returns {string} the query, from `?` on
 */
export function writeAddress(state) {
	const query = new URLSearchParams();
	for (const name of [...LISTS, ...TEXTS]) {
		const value = /** @type {Record<string, any>} */ (state)[name];
		if (value?.length) {
			query.set(name, Array.isArray(value) ? value.join(',') : value);
		}
	}
	const text = query.toString().replaceAll('%2C', ',').replaceAll('%3A', ':').replaceAll('%7E', '~');
	return text ? `?${text}` : '';
}

/** What of the state decides what the API is asked for. */
const ASKED = ['companies', 'group', 'indices', 'indexSet', 'asOf', 'recordedAsOf', 'align'];

/**
 * @param {State} a
 * @param {State} b
 */
export function asksTheSame(a, b) {
	const pick = (/** @type {any} */ state) => JSON.stringify(ASKED.map((name) => state[name] ?? null));
	return pick(a) === pick(b);
}

/**
 * Whether a state says what to compare by what, so that the view can be asked for.
 *
 * @param {State} state
 */
export function isChosen({ companies, group, indices, indexSet }) {
	return Boolean((companies || group) && (indices || indexSet));
}

/**
 * The state with the first group and the first set where it names none.
 *
 * @param {State} state
 * @param {{ groups: import('../api/types.js').Group[], indexSets: import('../api/types.js').IndexSet[] }} lists
 * @returns {State}
 */
export function completed(state, { groups, indexSets }) {
	return {
		...state,
		group: state.companies || state.group ? state.group : groups[0]?.key,
		indexSet: state.indices || state.indexSet ? state.indexSet : indexSets[0]?.key,
	};
}
