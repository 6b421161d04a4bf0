import { LitElement } from 'lit';
import { Follow } from '../state/follow.js';
import { store } from '../state/store.js';

/**
 * A part of the page. It renders into the document itself, not into a shadow of its own:
 * labels and descriptions then reach across parts, find-in-page and print see all of it.
 */
export class PageElement extends LitElement {
	store = store;

	constructor() {
		super();
		new Follow(this);
	}

	createRenderRoot() {
		return this;
	}
}
