import { getTagged } from './request.js';

/**
 * What of the page's state the API is asked for, as the query of a comparison.
 *
 * @param {import('../state/address.js').State} state
 * @param {Record<string, string | undefined>} [more]
 */
export function comparisonQuery(state, more = {}) {
	const query = new URLSearchParams();
	const parts = {
		companies: state.companies?.join(','),
		group: state.companies ? undefined : state.group,
		indices: state.indices?.join(','),
		indexSet: state.indices ? undefined : state.indexSet,
		asOf: state.asOf,
		recordedAsOf: state.recordedAsOf,
		...more,
	};
	for (const [name, value] of Object.entries(parts)) {
		if (value) {
			query.set(name, value);
		}
	}
	return query.toString().replaceAll('%2C', ',').replaceAll('%3A', ':');
}

/**
 * @param {import('../state/address.js').State} state
 * @param {AbortSignal} [signal]
 * @returns {Promise<{ content: import('./types.js').Comparison, digest: string | undefined }>}
 */
export function loadComparison(state, signal) {
	const align = state.align === 'founding' ? 'founding' : undefined;
	return getTagged(`/api/v1/comparisons?${comparisonQuery(state, { align })}`, { signal });
}
