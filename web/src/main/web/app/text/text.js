import { store } from '../state/store.js';
import { en } from './en.js';
import { zh } from './zh.js';

/** @typedef {typeof en} Messages */

/** @returns {'en' | 'zh'} */
export function language() {
	const wanted = store.state.lang ?? navigator.language;
	return wanted.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

/**
 * The interface's words in the language chosen.
 *
 * @returns {Messages}
 */
export function text() {
	return language() === 'zh' ? zh : en;
}

/**
 * The word for a code of the API, or the code itself where there is none for it yet.
 *
 * @param {Record<string, string>} words
 * @param {string | undefined} code
 */
export function word(words, code) {
	return code ? (words[code] ?? code.replaceAll('-', ' ')) : '';
}

/** @param {string[]} items */
export function list(items) {
	return new Intl.ListFormat(language(), { type: 'conjunction' }).format(items);
}
