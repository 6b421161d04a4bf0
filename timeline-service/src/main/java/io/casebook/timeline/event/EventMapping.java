package io.casebook.timeline.event;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import io.casebook.edtf.EdtfDate;
import io.casebook.intake.Citation;
import io.casebook.intake.Flag;
import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/** Reads an event from its row. */
@Component
class EventMapping {

	private final ObjectReader citations;

	private final ObjectReader flags;

	EventMapping(JsonMapper json) {
		this.citations = json.readerForListOf(Citation.class);
		this.flags = json.readerForListOf(Flag.class);
	}

	Event event(Readable row) {
		List<Citation> sources = this.citations.readValue(required(row, "sources", Json.class).asArray());
		List<Flag> flags = this.flags.readValue(required(row, "flags", Json.class).asArray());
		return new Event(required(row, "id", UUID.class), required(row, "company", String.class),
				row.get("subject", String.class), EdtfDate.of(required(row, "date", String.class)),
				row.get("date_as_stated", String.class), kind(required(row, "kind", String.class)),
				required(row, "title", String.class), row.get("detail", String.class), amount(row), sources, flags,
				required(row, "recorded_at", Instant.class), required(row, "revision", Integer.class),
				row.get("recorded_by", String.class), row.get("superseded_at", Instant.class),
				row.get("retired_by", String.class));
	}

	private static @Nullable Amount amount(Readable row) {
		String digits = row.get("amount", String.class);
		return (digits != null) ? new Amount(new BigDecimal(digits),
				Relation.of(required(row, "amount_relation", String.class)).orElseThrow(),
				required(row, "amount_unit", String.class)) : null;
	}

	private static EventKind kind(String text) {
		return EventKind.of(text).orElseThrow();
	}

	private static <T> T required(Readable row, String column, Class<T> type) {
		return Objects.requireNonNull(row.get(column, type), column);
	}

}
