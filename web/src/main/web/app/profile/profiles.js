import { html, nothing } from 'lit';
import { PageElement } from '../page/element.js';
import { cite } from '../source/citation.js';
import { readable } from '../text/dates.js';
import { nameOf } from '../text/names.js';
import { language, text, word } from '../text/text.js';

/** More cards than these stand beside each other on a phone and are swiped through. */
const FEW = 4;

/** Who the companies are, each on a card. */
class Profiles extends PageElement {
	render() {
		const words = text();
		const companies = this.store.view?.companies ?? [];
		const many = companies.length > FEW;
		return html`
			<section aria-labelledby="profiles-title">
				<h2 id="profiles-title">${words.profiles}</h2>
				<div class="cards ${many ? 'many' : ''}" role=${many ? 'group' : nothing} aria-labelledby=${many ? 'profiles-title' : nothing}
					tabindex=${many ? '0' : nothing}>${companies.map((company) => this.#card(company))}</div>
			</section>`;
	}

	/** @param {import('../api/types.js').Company} company */
	#card(company) {
		const words = text();
		const share = this.store.view?.completeness?.[company.key];
		return html`
			<article class="card" data-company=${company.key}>
				<h3>${nameOf(company, company.key)}</h3>
				${company.summary ? html`<p lang="en">${company.summary}</p>` : nothing}
				<dl>
					${company.founded ? html`<div><dt>${words.founded}</dt><dd>${readable(company.founded)}</dd></div>` : nothing}
					${company.seat ? html`<div><dt>${words.seat}</dt><dd lang="en">${company.seat}</dd></div>` : nothing}
					${company.country ? html`<div><dt>${words.country}</dt><dd>${this.#country(company.country)}</dd></div>` : nothing}
				</dl>
				${share === undefined ? nothing : html`
					<p class="share"><meter min="0" max="1" value=${share} aria-label=${words.complete(percent(share))}></meter>
						<span aria-hidden="true">${words.complete(percent(share))}</span></p>`}
				${this.#more(company)}
			</article>`;
	}

	/** @param {import('../api/types.js').Company} company */
	#more(company) {
		const words = text();
		const shown = nameOf(company, company.key);
		const names = (company.names ?? []).filter((name) => name.name !== shown);
		const statements = [
			...(company.distinctions ?? []).map((statement) => ({ ...statement, label: words.distinctions })),
			...(company.mottos ?? []).map((statement) => ({ ...statement, label: word(words.mottos, statement.kind) })),
		];
		if (!names.length && !statements.length) {
			return nothing;
		}
		return html`
			<details>
				<summary>${words.moreAbout}<span class="visually-hidden"> ${shown}</span></summary>
				${names.length ? html`<p>${words.alsoCalled}: ${names.map((name, at) => html`${at ? ' · ' : ''}<span lang=${name.language ?? nothing}>${name.name}</span>`)}</p>` : nothing}
				<ul>${statements.map((statement) => html`
					<li><span class="label">${statement.label}</span> <span lang="en">${statement.text}</span> ${cite(statement.sources)}</li>`)}</ul>
			</details>`;
	}

	/** @param {string | undefined} code */
	#country(code) {
		try {
			return code && new Intl.DisplayNames(language() === 'zh' ? 'zh-Hans' : 'en', { type: 'region' }).of(code);
		} catch {
			return code;
		}
	}
}

/** @param {number} share */
function percent(share) {
	return new Intl.NumberFormat(language(), { style: 'percent', maximumFractionDigits: 0 }).format(Math.floor(Math.round(share * 1e4) / 100) / 100);
}

customElements.define('casebook-profiles', Profiles);
