package io.casebook.timeline.event;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.casebook.intake.FieldReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads what is stated of an event, in a row of a table or in JSON, by the same rules.
 */
public final class EventReading {

	/** What rows are of. */
	public static final String RESOURCE = "events";

	/** The columns of a row, in their order. */
	public static final List<String> COLUMNS = List.of("company", "subject", "date", "dateAsStated", "kind", "title",
			"detail", "amount", "amountRelation", "amountUnit", "sources", "flags");

	private static final Set<String> KNOWN_COLUMNS = Set.copyOf(COLUMNS);

	/**
	 * The members of a document, with those that Casebook itself writes into one. These
	 * are not read, so that what was answered comes back in as it is.
	 */
	private static final Set<String> MEMBERS = Stream
		.concat(COLUMNS.stream().filter((column) -> !column.startsWith("amount")),
				Stream.of("amount", "id", "recordedAt", "recordedBy", "supersededAt", "retiredBy", "revision"))
		.collect(Collectors.toUnmodifiableSet());

	private static final Set<String> AMOUNT_MEMBERS = Set.of("value", "relation", "unit");

	private static final int LONGEST_PHRASE = 200;

	/** As long as an index entry can hold in any script. */
	private static final int LONGEST_TITLE = 500;

	private static final int LONGEST_DETAIL = 10_000;

	private static final Pattern MONEY = Pattern.compile("[A-Z]{3}");

	private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies()
		.stream()
		.map(Currency::getCurrencyCode)
		.collect(Collectors.toUnmodifiableSet());

	private EventReading() {
	}

	/** Which columns a row may have. */
	public static Set<String> columns() {
		return KNOWN_COLUMNS;
	}

	/** Which members a document may have. */
	static Set<String> members() {
		return MEMBERS;
	}

	/** The event in a row; nothing that can be used when the row is refused. */
	public static EventContent row(FieldReader row) {
		boolean any = Stream.of("amount", "amountRelation", "amountUnit").anyMatch(row::has);
		return read(row, any ? amount(row, "amount", "amountRelation", "amountUnit") : null);
	}

	/** The event in a document; nothing that can be used when it is refused. */
	static EventContent document(FieldReader document) {
		FieldReader amount = document.object("amount", AMOUNT_MEMBERS);
		return read(document, (amount != null) ? amount(amount, "value", "relation", "unit") : null);
	}

	private static EventContent read(FieldReader fields, @Nullable Amount amount) {
		String company = fields.key("company");
		String subject = fields.optionalKey("subject");
		if (subject != null && subject.equals(company)) {
			fields.refuse("subject", subject, "the key of a part of the company, or nothing for the company itself");
		}
		return new EventContent(company, subject, fields.date("date"), fields.optional("dateAsStated", LONGEST_PHRASE),
				fields.code("kind", EventKind.class), fields.required("title", LONGEST_TITLE),
				fields.optional("detail", LONGEST_DETAIL), amount, fields.citations("sources"), fields.flags("flags"));
	}

	/** An amount is whole, or there is none. */
	private static @Nullable Amount amount(FieldReader fields, String value, String relation, String unit) {
		Stream.of(value, relation, unit)
			.filter((field) -> !fields.has(field))
			.forEach((field) -> fields.refuse(field, null,
					"it is required: an amount has a value, a relation and a unit"));
		BigDecimal number = fields.number(value);
		Relation related = fields.optionalCode(relation, Relation.class);
		String measure = fields.optionalUnit(unit);
		if (measure != null && MONEY.matcher(measure).matches() && !CURRENCIES.contains(measure)) {
			fields.refuse(unit, measure, "a currency of ISO 4217, or a UCUM code");
		}
		return (number != null && related != null && measure != null) ? new Amount(number, related, measure) : null;
	}

}
