import { html } from 'lit';
import { PageElement } from '../page/element.js';
import { text } from '../text/text.js';

/** A text with a button that copies it. */
class Copyable extends PageElement {
	static properties = { value: {}, copied: { state: true } };

	constructor() {
		super();
		this.value = '';
		this.copied = false;
	}

	render() {
		const words = text();
		return html`
			<pre tabindex="0"><code>${this.value}</code></pre>
			<button type="button" class="quiet" @click=${this.#copy}>${words.copy}</button>
			<span class="hint" role="status">${this.copied ? words.copied : ''}</span>`;
	}

	async #copy() {
		try {
			await navigator.clipboard.writeText(this.value);
		} catch {
			// without the permission the text is selected, ready for the keys that copy
			getSelection()?.selectAllChildren(/** @type {Element} */ (this.querySelector('code')));
			return;
		}
		this.copied = true;
		setTimeout(() => (this.copied = false), 2_000);
	}
}

customElements.define('casebook-copyable', Copyable);
