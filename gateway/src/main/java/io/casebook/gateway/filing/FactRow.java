package io.casebook.gateway.filing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

import io.casebook.gateway.concept.Concept;
import io.casebook.gateway.imports.ExactNumber;
import io.casebook.intake.Faults;
import io.casebook.problem.InvalidInput;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads one row of {@code companyfacts}. {@code fy}, {@code fp} and {@code frame} are
 * passed over: they describe the filing, or how the SEC sorts facts, and not what the
 * fact is about.
 */
final class FactRow {

	/** Some that write JSON put numbers between quotes. */
	private static final Pattern NUMBER = Pattern.compile("-?[0-9]+([.][0-9]+)?([eE][+-]?[0-9]+)?");

	private final JsonParser json;

	private final Faults faults;

	private final Set<String> seen = new HashSet<>();

	private String pointer = "";

	private long faultsBefore;

	private final PassedOver empty = new PassedOver();

	FactRow(JsonParser json, Faults faults) {
		this.json = json;
		this.faults = faults;
	}

	/** The rows so far that state no value, and so no fact. */
	PassedOver empty() {
		return this.empty;
	}

	/**
	 * The fact, with the reading at its object's end; none when the row is refused or
	 * states no value.
	 */
	@Nullable Fact read(long number, Concept concept, String unit, String pointer) {
		this.pointer = pointer;
		this.faultsBefore = this.faults.count();
		this.seen.clear();
		LocalDate start = null;
		LocalDate end = null;
		LocalDate filed = null;
		String literal = null;
		String accession = null;
		String form = null;
		while (this.json.nextToken() == JsonToken.PROPERTY_NAME) {
			String member = this.json.currentName();
			this.seen.add(member);
			JsonToken value = this.json.nextToken();
			switch (member) {
				case "start" -> start = day(member, value);
				case "end" -> end = day(member, value);
				case "filed" -> filed = day(member, value);
				case "val" -> literal = number(member, value);
				case "accn" -> accession = text(member, value);
				case "form" -> form = text(member, value);
				case null, default -> this.json.skipChildren();
			}
		}
		return fact(number, concept, unit, start, required("end", end), literal, required("accn", accession),
				required("form", form), required("filed", filed));
	}

	private @Nullable Fact fact(long number, Concept concept, String unit, @Nullable LocalDate start,
			@Nullable LocalDate end, @Nullable String literal, @Nullable String accession, @Nullable String form,
			@Nullable LocalDate filed) {
		BigDecimal value = value(literal);
		if (accession != null && !Filing.isAccession(accession)) {
			refuse("accn", accession, Filing.ACCESSION_EXPECTED);
		}
		if (form != null && !Filing.isForm(form)) {
			refuse("form", form, Filing.FORM_EXPECTED);
		}
		if (this.faults.count() > this.faultsBefore || end == null || accession == null || form == null
				|| filed == null) {
			return null;
		}
		if (literal == null || value == null) {
			this.empty.add(this.pointer, null);
			return null;
		}
		boolean isOdd = start != null && start.isAfter(end);
		return new Fact(number, concept, unit, isOdd ? null : start, end, value, literal, isOdd ? start : null,
				new Filing(accession, form, filed));
	}

	private @Nullable BigDecimal value(@Nullable String literal) {
		if (literal == null) {
			return required("val", null);
		}
		BigDecimal value = ExactNumber.of(literal);
		if (value == null) {
			refuse("val", literal, ExactNumber.EXPECTED);
		}
		return value;
	}

	private <T> @Nullable T required(String member, @Nullable T value) {
		if (!this.seen.contains(member)) {
			refuse(member, null, "it is required");
		}
		return value;
	}

	private @Nullable String number(String member, JsonToken value) {
		if (value.isNumeric()) {
			return this.json.getString();
		}
		if (value == JsonToken.VALUE_STRING && NUMBER.matcher(this.json.getString()).matches()) {
			return this.json.getString();
		}
		if (value != JsonToken.VALUE_NULL) {
			refuse(member, shown(value), "a number");
		}
		return null;
	}

	private @Nullable String text(String member, JsonToken value) {
		if (value == JsonToken.VALUE_STRING) {
			return this.json.getString();
		}
		refuse(member, shown(value), "a text");
		return null;
	}

	private @Nullable LocalDate day(String member, JsonToken value) {
		String text = (value == JsonToken.VALUE_STRING) ? this.json.getString() : "";
		boolean isAbsent = value == JsonToken.VALUE_NULL || (value == JsonToken.VALUE_STRING && text.isEmpty());
		if (isAbsent && member.equals("start")) {
			return null;
		}
		LocalDate day = Days.of(text);
		if (day == null) {
			refuse(member, shown(value), Days.EXPECTED);
		}
		return day;
	}

	private @Nullable String shown(JsonToken value) {
		String text = value.isScalarValue() ? this.json.getString() : null;
		this.json.skipChildren();
		return text;
	}

	private void refuse(String member, @Nullable String value, String expected) {
		this.faults.add(InvalidInput.pointer(this.pointer + "/" + member, value, expected));
	}

}
