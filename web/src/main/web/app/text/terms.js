import { html } from 'lit';
import { terms } from './terms-zh.js';
import { language } from './text.js';

/**
 * What a catalogue calls something, in the language of the page where that is known.
 *
 * @param {string} wording in the data's own language
 */
export function term(wording) {
	return isKnown(wording) ? terms[wording] : wording;
}

/**
 * The language that `term` answers in.
 *
 * @param {string} wording
 */
export function termLanguage(wording) {
	return isKnown(wording) ? 'zh-Hans' : 'en';
}

/** @param {string} wording */
export function titled(wording) {
	return html`<span lang=${termLanguage(wording)}>${term(wording)}</span>`;
}

/** @param {string} wording */
function isKnown(wording) {
	return language() === 'zh' && Object.hasOwn(terms, wording);
}
