import { html } from 'lit';
import { PageElement } from '../page/element.js';
import { text } from '../text/text.js';
import './as-of.js';
import './companies.js';
import './indices.js';

/** What is compared, by what, and as known when. */
class Chooser extends PageElement {
	render() {
		return html`
			<section class="chooser" aria-label=${text().choose}>
				<casebook-choose-companies></casebook-choose-companies>
				<casebook-choose-indices></casebook-choose-indices>
				<casebook-as-of></casebook-as-of>
			</section>`;
	}
}

customElements.define('casebook-chooser', Chooser);
