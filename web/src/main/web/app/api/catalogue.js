import { getJson } from './request.js';

/** The largest page of a list. */
const PAGE = 200;

/** A list of more pages than this is not read to its end. */
const MOST_PAGES = 10;

/**
 * @template T
 * @param {string} path
 * @returns {Promise<T[]>}
 */
async function all(path) {
	const first = `${path}${path.includes('?') ? '&' : '?'}limit=${PAGE}`;
	/** @type {T[]} */
	const items = [];
	let next = '';
	for (let page = 0; page < MOST_PAGES; page++) {
		const answer = await getJson(next ? `${first}&cursor=${encodeURIComponent(next)}` : first);
		items.push(...answer.items);
		if (!answer.next) {
			break;
		}
		next = answer.next;
	}
	return items;
}

/** @returns {Promise<import('./types.js').Group[]>} */
const loadGroups = () => all('/api/v1/groups');

/** @returns {Promise<import('./types.js').IndexSet[]>} */
const loadIndexSets = () => all('/api/v1/index-sets');

/** The lists that what to compare is chosen from. */
export async function loadLists() {
	const [groups, indexSets] = await Promise.all([loadGroups(), loadIndexSets()]);
	return { groups, indexSets };
}

/** @returns {Promise<import('./types.js').Index[]>} */
export const loadIndices = () => all('/api/v1/indices');

/**
 * Companies that have the words in one of their names or identifiers.
 *
 * @param {string} words
 * @param {AbortSignal} signal
 * @returns {Promise<import('./types.js').Company[]>}
 */
export async function searchCompanies(words, signal) {
	const query = words ? `q=${encodeURIComponent(words)}&` : '';
	return (await getJson(`/api/v1/companies?${query}limit=20`, { signal })).items;
}

/**
 * @param {string} kind
 * @returns {Promise<import('./types.js').Company[]>}
 */
export const loadCompanies = (kind) => all(`/api/v1/companies?kind=${encodeURIComponent(kind)}`);

/**
 * @param {string} company
 * @returns {Promise<import('./types.js').Offering[]>}
 */
export async function loadOfferings(company) {
	return (await getJson(`/api/v1/companies/${encodeURIComponent(company)}/offerings`)).items;
}

/**
 * All claims on companies and indices, as far as ten pages go.
 *
 * @param {string[]} companies
 * @param {string[]} indices
 * @param {{ asOf?: string, recordedAsOf?: string }} [when]
 * @returns {Promise<import('./types.js').Claim[]>}
 */
export function loadClaims(companies, indices, when = {}) {
	const query = new URLSearchParams({ company: companies.join(','), index: indices.join(',') });
	for (const [name, value] of Object.entries(when)) {
		if (value) {
			query.set(name, value);
		}
	}
	return all(`/api/v1/observations?${query}`);
}

/**
 * The versions of a claim, from the first to the one in force.
 *
 * @param {string} id
 * @returns {Promise<import('./types.js').Claim[]>}
 */
export const loadHistory = (id) => all(`/api/v1/observations/${encodeURIComponent(id)}/history`);
