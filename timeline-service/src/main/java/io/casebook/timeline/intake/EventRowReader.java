package io.casebook.timeline.intake;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import io.casebook.edtf.EdtfDate;
import io.casebook.timeline.event.Citation;
import io.casebook.timeline.event.DayBounds;
import io.casebook.timeline.event.EventKind;
import io.casebook.timeline.event.Flag;
import io.casebook.timeline.event.Relation;
import org.jspecify.annotations.Nullable;

/** Decides whether a line of a package is a sound event. */
final class EventRowReader {

	static final String RESOURCE = "events";

	private static final List<String> AMOUNT = List.of("amount", "amountRelation", "amountUnit");

	private static final List<String> COLUMNS = List.of("company", "subject", "date", "dateAsStated", "kind", "title",
			"detail", "amount", "amountRelation", "amountUnit", "sources", "flags");

	private static final int LONGEST_PHRASE = 200;

	/** As long as an index entry can hold in any script. */
	private static final int LONGEST_TITLE = 500;

	private static final int LONGEST_DETAIL = 10_000;

	private EventRowReader() {
	}

	/** The event, or {@code null} when the faults have grown. */
	static @Nullable EventRow read(PackageLine line, Faults faults) {
		if (!line.resource().equals(RESOURCE)) {
			faults.add(line, null, null, "a row of the resource events: no other is kept here");
			return null;
		}
		Cells cells = new Cells(line, faults, COLUMNS);
		String company = cells.required("company", Cell::slug);
		String subject = cells.optional("subject", Cell::slug);
		if (subject != null && subject.equals(company)) {
			cells.fault("subject", subject, "the key of a part of the company, or nothing for the company itself");
		}
		EdtfDate date = cells.required("date", Cell::date);
		String dateAsStated = cells.optional("dateAsStated", Cell.text(LONGEST_PHRASE));
		EventKind kind = cells.required("kind", oneOf(EventKind::of, EventKind.accepted()));
		String title = cells.required("title", Cell.text(LONGEST_TITLE));
		String detail = cells.optional("detail", Cell.text(LONGEST_DETAIL));
		requireWholeAmount(cells);
		BigDecimal amount = cells.optional("amount", Cell::decimal);
		Relation relation = cells.optional("amountRelation", oneOf(Relation::of, Relation.accepted()));
		String unit = cells.optional("amountUnit", Cell::unit);
		List<Citation> sources = cells.required("sources", Cell::citations);
		List<Flag> flags = cells.optional("flags", Cell::flags);
		if (!cells.areSound() || company == null || date == null || kind == null || title == null || sources == null) {
			return null;
		}
		DayBounds days = DayBounds.of(date);
		return new EventRow(line.row(), company, subject, date, days.earliest(), days.latest(), dateAsStated, kind,
				title, detail, amount, relation, unit, sources, (flags != null) ? flags : List.of());
	}

	private static void requireWholeAmount(Cells cells) {
		List<String> missing = AMOUNT.stream().filter(cells::isAbsent).toList();
		if (missing.size() < AMOUNT.size()) {
			missing.forEach((column) -> cells.fault(column, null,
					"a value: an amount has all of " + String.join(", ", AMOUNT)));
		}
	}

	private static <T> Function<String, T> oneOf(Function<String, Optional<T>> reader, String accepted) {
		return (text) -> reader.apply(text).orElseThrow(() -> new CellException(accepted));
	}

}
