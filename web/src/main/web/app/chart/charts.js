import { html } from 'lit';
import { PageElement } from '../page/element.js';
import { text } from '../text/text.js';
import './bars.js';
import './radar.js';

/** The figures drawn. */
class Charts extends PageElement {
	render() {
		const { view } = this.store;
		if (!view?.cells || !view.indices) {
			return html``;
		}
		return html`
			<section aria-labelledby="charts-title">
				<h2 id="charts-title">${text().charts}</h2>
				<div class="pair">
					<casebook-bars class="panel"></casebook-bars>
					<casebook-radar class="panel"></casebook-radar>
				</div>
			</section>`;
	}
}

customElements.define('casebook-charts', Charts);
