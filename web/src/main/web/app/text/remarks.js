import { html } from 'lit';
import { text, word } from './text.js';

/** @typedef {import('../api/types.js').Flag} Flag */

/**
 * What a flag remarks, in the words of who set it; they are English, so a page in another
 * language says before them what it is about.
 *
 * @param {Flag} flag
 */
export function remark(flag) {
	const words = text();
	const about = word(words.flagCodes, flag.code);
	return flag.note
		? html`${words.remarkAbout(about)}<span lang="en">${flag.note}</span>`
		: html`${about}`;
}

/** @param {Flag} flag */
export function remarkText(flag) {
	const words = text();
	const about = word(words.flagCodes, flag.code);
	return flag.note ? words.remarkAbout(about) + flag.note : about;
}
