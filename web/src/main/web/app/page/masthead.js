import { html } from 'lit';
import { clock } from '../text/dates.js';
import { language, text } from '../text/text.js';
import { PageElement } from './element.js';
import { showSelected } from './selected.js';

/** The top of the page: its name, how fresh it is, language and theme. */
class Masthead extends PageElement {
	render() {
		const words = text();
		const { asked, loading, reachable, state } = this.store;
		return html`
			<header class="masthead">
				<a class="brand" href="/">
					<svg viewBox="0 0 32 32" aria-hidden="true"><rect width="32" height="32" rx="7"></rect>
						<path d="M8 22V14M13.5 22V9M19 22v-6M24.5 22V11"></path></svg>
					<span>Casebook</span>
				</a>
				<div class="fresh">
					<span class="dot ${reachable ? 'up' : 'down'}" aria-hidden="true"></span>
					<span class="time">${asked ? clock(asked) : ''}</span>
					<button type="button" class="quiet" id="refresh" @click=${() => this.store.refresh()}>
						<span class="sign" aria-hidden="true">↻</span><span class="word">${loading ? words.refreshing : words.refresh}</span>
					</button>
				</div>
				<div class="settings">
					<label><span class="visually-hidden">${words.language}</span>
						<select id="language" @change=${this.#choose('lang')}>
							<option value="en" ?selected=${language() === 'en'}>English</option>
							<option value="zh" lang="zh-Hans" ?selected=${language() === 'zh'}>中文</option>
						</select></label>
					<label><span class="visually-hidden">${words.theme}</span>
						<select id="theme" @change=${this.#choose('theme')}>
							${Object.entries(words.themes).map(([key, name]) => html`
								<option value=${key === 'system' ? '' : key} ?selected=${(state.theme ?? 'system') === key}>${name}</option>`)}
						</select></label>
				</div>
			</header>`;
	}

	updated() {
		showSelected(this.querySelector('#language'), language());
		showSelected(this.querySelector('#theme'), this.store.state.theme ?? '');
	}

	/** @param {'lang' | 'theme'} setting */
	#choose(setting) {
		return (/** @type {Event} */ event) => {
			const { value } = /** @type {HTMLSelectElement} */ (event.target);
			this.store.go({ [setting]: value || undefined }, { replace: true });
		};
	}
}

customElements.define('casebook-masthead', Masthead);
