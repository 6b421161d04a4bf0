import { loadCompanies, loadOfferings } from '../api/catalogue.js';
import { store } from '../state/store.js';
import { language } from './text.js';

/**
 * @typedef {{ name?: string, names?: import('../api/types.js').Name[] }} Named
 */

/** What is called by a key without being compared: parts of companies, and other organisations. @type {Map<string, Named>} */
const others = new Map();

/** Companies whose parts, and kinds whose companies, were asked for. */
const asked = new Set();

/**
 * The name in the language of the page, else the common one.
 *
 * @param {Named | undefined} named
 * @param {string} [key]
 */
export function nameOf(named, key) {
	const own = named?.names?.filter((name) => name.language === language());
	const chosen = own?.find((name) => name.kind === 'common') ?? own?.find((name) => name.kind === 'localised');
	return chosen?.name ?? named?.name ?? words(key ?? '');
}

/** @param {string} key */
export function companyName(key) {
	const company = store.view?.companies.find((each) => each.key === key);
	return nameOf(company?.name ? company : (others.get(key) ?? company), key);
}

/**
 * The name of whatever has the key: a company compared, a part of one, or another organisation.
 *
 * @param {string} key
 * @param {string} [company] whose part it may be
 */
export function entityName(key, company) {
	if (company) {
		askOnce(`parts of ${company}`, () => loadOfferings(company));
	}
	return companyName(key);
}

/** Has the names of organisations at hand that are related to those compared. */
export function askOrganisations() {
	for (const kind of ['organisation', 'unit']) {
		askOnce(`kind ${kind}`, () => loadCompanies(kind));
	}
}

/**
 * @param {string} what
 * @param {() => Promise<({ key: string } & Named)[]>} load
 */
async function askOnce(what, load) {
	if (asked.has(what)) {
		return;
	}
	asked.add(what);
	try {
		for (const item of await load()) {
			others.set(item.key, item);
		}
		store.tell();
	} catch {
		// the key stays readable; asked again with the next view
		asked.delete(what);
	}
}

/** @param {string} key */
function words(key) {
	const text = key.replaceAll('-', ' ');
	return text.charAt(0).toUpperCase() + text.slice(1);
}
