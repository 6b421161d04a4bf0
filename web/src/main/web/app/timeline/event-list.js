import { html, nothing } from 'lit';
import { cite } from '../source/citation.js';
import { readable } from '../text/dates.js';
import { text, word } from '../text/text.js';
import { shape } from './kinds.js';

/**
 * All events as a table, which tells the same as the lanes.
 *
 * @param {import('../api/types.js').Event[]} events
 * @param {(key: string) => string} name
 */
export function eventList(events, name) {
	const words = text();
	return html`
		<details id="event-list">
			<summary>${words.eventsAsList}</summary>
			<div class="scroller" role="region" tabindex="0" aria-label=${words.eventsAsList}>
				<table class="plain-table">
					<caption class="visually-hidden">${words.eventsAsList}</caption>
					<thead><tr><th scope="col">${words.date}</th><th scope="col">${words.company}</th><th scope="col">${words.kind}</th>
						<th scope="col">${words.event}</th><th scope="col">${words.citation}</th></tr></thead>
					<tbody>${events.map((event) => html`
						<tr><td><span class="nowrap">${readable(event.date)}</span>${event.dateAsStated ? html` <q lang="en">${event.dateAsStated}</q>` : nothing}</td><td>${name(event.company)}</td>
							<td class="kind-${event.kind} kind-line">${shape(event.kind)} ${word(words.kinds, event.kind)}</td>
							<td lang="en">${event.title}</td><td>${cite(event.sources)}</td></tr>`)}</tbody>
				</table>
			</div>
		</details>`;
}
