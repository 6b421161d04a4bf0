package io.casebook.timeline.export;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

import io.casebook.timeline.event.Amount;
import io.casebook.timeline.event.Event;
import org.jspecify.annotations.Nullable;

/** Writes events as the cells from which the import door reads them. */
final class EventCells {

	private final Map<String, @Nullable String> cells = new LinkedHashMap<>();

	private EventCells() {
	}

	/** The cells that are not empty, by column. */
	static Map<String, @Nullable String> of(Event event) {
		Amount amount = event.amount();
		EventCells row = new EventCells().with("company", event.company())
			.with("subject", event.subject())
			.with("date", event.date())
			.with("dateAsStated", event.dateAsStated())
			.with("kind", event.kind())
			.with("title", event.title())
			.with("detail", event.detail());
		if (amount != null) {
			row.with("amount", amount.value().toPlainString())
				.with("amountRelation", amount.relation())
				.with("amountUnit", amount.unit());
		}
		return row.with("sources", sources(event)).with("flags", flags(event)).cells;
	}

	/** The same of a version that holds no more, with what became of it. */
	static Map<String, @Nullable String> ofPast(Event event) {
		EventCells row = new EventCells();
		row.cells.putAll(of(event));
		return row.with("id", event.id())
			.with("revision", event.revision())
			.with("recordedAt", event.recordedAt())
			.with("recordedBy", event.recordedBy())
			.with("supersededAt", event.supersededAt())
			.with("retiredBy", event.retiredBy()).cells;
	}

	private EventCells with(String column, @Nullable Object value) {
		String cell = (value != null) ? value.toString() : "";
		if (!cell.isEmpty()) {
			this.cells.put(column, cell);
		}
		return this;
	}

	private static String sources(Event event) {
		return event.sources()
			.stream()
			.map((source) -> source.key() + ((source.locator() != null) ? "#" + source.locator() : ""))
			.collect(Collectors.joining(";"));
	}

	private static String flags(Event event) {
		return event.flags()
			.stream()
			.map((flag) -> flag.code() + ((flag.note() != null) ? ": " + flag.note() : ""))
			.collect(Collectors.joining(" | "));
	}

}
