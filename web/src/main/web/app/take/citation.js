import { writeAddress } from '../state/address.js';
import { readable } from '../text/dates.js';
import { companyName } from '../text/names.js';
import { list, text } from '../text/text.js';

/**
 * How to cite what is on the screen. Its link names the moment too, so that it shows the
 * same when more has been recorded since.
 *
 * @param {import('../state/store.js').Store} store
 */
export function citation(store) {
	const words = text();
	const { view, state, asked } = store;
	if (!view || !asked) {
		return '';
	}
	const { cell, theme, ...kept } = state;
	const recordedAsOf = state.recordedAsOf ?? asked.toISOString();
	const link = location.origin + location.pathname + writeAddress({ ...kept, asOf: view.asOf, recordedAsOf });
	const names = list(view.companies.map((company) => companyName(company.key)));
	const sources = Object.values(view.sources ?? {}).map((source) => source.citationShort).sort();
	return `${words.citeText(names, readable(view.asOf), asked.toISOString().slice(0, 10), link)}
${words.citeSources} ${sources.join('; ')}.`;
}
