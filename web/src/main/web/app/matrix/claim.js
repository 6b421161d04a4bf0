import { html, nothing } from 'lit';
import { cite } from '../source/citation.js';
import { stated } from '../text/dates.js';
import { whole } from '../text/figures.js';
import { entityName } from '../text/names.js';
import { remark } from '../text/remarks.js';
import { text, word } from '../text/text.js';

/**
 * A claim in a list of claims.
 *
 * @param {import('../api/types.js').Claim} claim
 * @param {boolean} shown whether the table shows it
 */
export function claimItem(claim, shown) {
	const words = text();
	return html`
		<li class=${shown ? 'shown' : nothing}>
			<p><strong>${claim.display ? whole(claim) : word(words.states, claim.missing)}</strong>
				<span>${stated(claim.periodAsStated, claim.period)}</span>
				${claim.subject ? html`<span class="tag part">${words.part(entityName(claim.subject, claim.company))}</span>` : nothing}
				${claim.standing && claim.standing !== 'normal'
					? html`<span class="tag">${claim.standing === 'preferred' ? words.preferred : words.deprecated}</span>` : nothing}
				${shown ? html`<span class="tag">${words.shown}</span>` : nothing}</p>
			${claim.asStated ? html`<p><q lang="en">${claim.asStated}</q></p>` : nothing}
			<p>${cite(claim.sources)}</p>
			${claim.flags.map((flag) => html`<p class="note">⚑ ${remark(flag)}</p>`)}
		</li>`;
}
