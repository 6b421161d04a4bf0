package io.casebook.timeline.event;

import java.util.Objects;

import io.r2dbc.spi.Readable;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/**
 * Reads an event, which the database gives as JSON: a driver takes longer for the columns
 * of a row than a parser for one text with all of them. Times are in seconds, which takes
 * no parser of dates.
 */
@Component
class EventMapping {

	private final ObjectReader events;

	EventMapping(JsonMapper json) {
		this.events = json.readerFor(Event.class);
	}

	/** The column with an event, for a query of some versions. */
	static String column(Versions versions) {
		return """
				json_build_object('id', event.id, 'company', event.company, 'subject', event.subject, 'date', event.date,
					'dateAsStated', event.date_as_stated, 'kind', event.kind, 'title', event.title,
					'detail', event.detail, 'amount', CASE WHEN event.amount IS NOT NULL THEN json_build_object(
						'value', event.amount, 'relation', event.amount_relation, 'unit', event.amount_unit) END,
					'sources', event.sources, 'flags', event.flags, 'recordedAt', extract(epoch FROM event.recorded_at),
					'revision', event.revision%s) AS event"""
			.formatted(versions.fate());
	}

	Event event(Readable row) {
		return this.events.readValue(Objects.requireNonNull(row.get("event", byte[].class)));
	}

}
