import { html } from 'lit';
import '../choose/chooser.js';
import '../matrix/matrix.js';
import '../profile/profiles.js';
import { language, text } from '../text/text.js';
import { PageElement } from './element.js';
import './contents.js';
import './masthead.js';
import './notices.js';

/** The whole page. */
class CasebookPage extends PageElement {
	#whole = false;

	async #loadBelow() {
		try {
			await import('./below.js');
		} catch {
			// with the next view
			this.#whole = false;
			return;
		}
		if (location.hash) {
			setTimeout(() => document.getElementById(location.hash.slice(1))?.scrollIntoView());
		}
	}

	createRenderRoot() {
		this.replaceChildren();
		return super.createRenderRoot();
	}

	updated() {
		if (this.store.view && !this.#whole) {
			this.#whole = true;
			requestAnimationFrame(() => this.#loadBelow());
		}
		const root = document.documentElement;
		root.lang = language() === 'zh' ? 'zh-Hans' : 'en';
		const { theme } = this.store.state;
		if (theme === 'light' || theme === 'dark') {
			root.dataset.theme = theme;
		} else {
			delete root.dataset.theme;
		}
		document.title = `Casebook · ${text().title}`;
	}

	render() {
		const words = text();
		const { view, loading, problem, reachable } = this.store;
		return html`
			<a class="skip" href="#matrix">${words.skip}</a>
			<casebook-masthead></casebook-masthead>
			<main>
				<div class="hero">
					<h1>${words.title}</h1>
					<p>${words.intro}</p>
					<casebook-contents></casebook-contents>
				</div>
				<casebook-chooser></casebook-chooser>
				<casebook-notices></casebook-notices>
				${view
					? html`
						<casebook-profiles></casebook-profiles>
						<casebook-matrix id="matrix"></casebook-matrix>
						<casebook-charts></casebook-charts>
						<casebook-timeline></casebook-timeline>
						<div class="pair">
							<casebook-relationships></casebook-relationships>
							<casebook-findings></casebook-findings>
						</div>
						<casebook-sources></casebook-sources>
						<casebook-take-away></casebook-take-away>`
					: html`<p class="empty" id="matrix" role="status">${loading && !problem && reachable
						? words.loading
						: problem || !reachable ? '' : words.nothingChosen}</p>`}
			</main>
			<footer>
				<span>Casebook</span>
				<a href="/docs">${words.apiReference}</a>
				<a href="/v3/api-docs">OpenAPI</a>
			</footer>
			<casebook-detail></casebook-detail>`;
	}
}

customElements.define('casebook-page', CasebookPage);
