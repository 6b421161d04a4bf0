import { html, nothing } from 'lit';
import { store } from '../state/store.js';

/**
 * Citations, each leading to its source in the list at the end of the page.
 *
 * @param {import('../api/types.js').Citation[] | undefined} citations
 */
export function cite(citations) {
	if (!citations?.length) {
		return nothing;
	}
	return html`<span class="cite">${citations.map((citation, at) => html`${at ? '; ' : ''}<a
		href="#source-${citation.key}" @click=${outOfDialog}>${shortly(citation.key)}</a>${citation.locator ? html`, ${citation.locator}` : nothing}`)}</span>`;
}

/**
 * A source is not seen behind the dialog that cites it, which is therefore closed first.
 *
 * @param {Event} event
 */
function outOfDialog(event) {
	const { hash } = /** @type {HTMLAnchorElement} */ (event.currentTarget);
	const dialog = /** @type {HTMLElement} */ (event.currentTarget).closest('dialog');
	if (dialog) {
		event.preventDefault();
		dialog.addEventListener('close', () => {
			location.hash = hash;
			document.getElementById(hash.slice(1))?.focus({ preventScroll: true });
		}, { once: true });
		dialog.close();
	}
}

/** @param {string} key */
export function shortly(key) {
	return store.view?.sources?.[key]?.citationShort ?? key;
}

/**
 * Whether a text of the data may be an address to go to.
 *
 * @param {unknown} address
 */
export function link(address) {
	return typeof address === 'string' && /^https?:\/\//.test(address) ? address : undefined;
}
