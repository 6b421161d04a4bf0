package io.casebook.metrics.intake;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

import io.casebook.edtf.EdtfDate;
import io.casebook.edtf.EdtfException;
import io.casebook.metrics.claim.Citation;
import io.casebook.metrics.claim.Flag;
import io.casebook.metrics.vocabulary.Vocabulary;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of one row and notes what is wrong with them. A required field that is
 * refused reads as a stand-in, so that reading goes on; the row is then
 * {@link #isRefused() refused} as a whole.
 */
final class RowReader {

	private static final Pattern KEY = Pattern.compile("[a-z0-9-]{1,64}");

	private static final Pattern UNIT = Pattern.compile("[!-~]{1,32}");

	private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,30}(\\.[0-9]{1,15})?");

	private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\n\t]]|[\\x{D800}-\\x{DFFF}]");

	private static final EdtfDate NO_DATE = EdtfDate.of("2000");

	private final String resource;

	private final long row;

	private final Map<String, @Nullable String> fields;

	private final Faults faults;

	private boolean refused;

	RowReader(String resource, long row, Map<String, @Nullable String> fields, Set<String> known, Faults faults) {
		this.resource = resource;
		this.row = row;
		this.fields = fields;
		this.faults = faults;
		fields.keySet()
			.stream()
			.filter((field) -> !known.contains(field))
			.forEach((field) -> refuse(field, null, "there is no such column"));
	}

	boolean isRefused() {
		return this.refused;
	}

	long row() {
		return this.row;
	}

	/** Whether the field has any text. */
	boolean has(String field) {
		String text = this.fields.get(field);
		return text != null && !text.isEmpty();
	}

	@Nullable String optional(String field, int longest) {
		String text = this.fields.get(field);
		if (text == null || text.isEmpty()) {
			return null;
		}
		if (text.length() > longest || text.isBlank() || CONTROL.matcher(text).find()) {
			refuse(field, text, "1 to %d printable characters".formatted(longest));
		}
		return text;
	}

	String required(String field, int longest) {
		String text = optional(field, longest);
		if (text == null) {
			refuse(field, null, "it is required");
			return "";
		}
		return text;
	}

	@Nullable String optionalKey(String field) {
		return matching(field, optional(field, 1000), KEY, "a key of 1 to 64 characters a-z, 0-9 and -");
	}

	String key(String field) {
		String key = required(field, 1000);
		if (!key.isEmpty()) {
			optionalKey(field);
		}
		return key;
	}

	String unit(String field) {
		String unit = required(field, 1000);
		if (!unit.isEmpty()) {
			matching(field, unit, UNIT, "a UCUM code or, for money, an ISO 4217 code");
		}
		return unit;
	}

	@Nullable BigDecimal number(String field) {
		String text = matching(field, optional(field, 1000), NUMBER,
				"a decimal number of up to 30 digits, and up to 15 after the point, without exponent or separators");
		return (text != null && NUMBER.matcher(text).matches()) ? new BigDecimal(text) : null;
	}

	<E extends Enum<E>> E code(String field, Class<E> vocabulary) {
		E code = optionalCode(field, vocabulary);
		if (code == null) {
			refuseAbsent(field);
			return vocabulary.getEnumConstants()[0];
		}
		return code;
	}

	<E extends Enum<E>> @Nullable E optionalCode(String field, Class<E> vocabulary) {
		String text = optional(field, 1000);
		if (text == null) {
			return null;
		}
		E code = Vocabulary.find(vocabulary, text);
		if (code == null) {
			refuse(field, text, Vocabulary.expected(vocabulary));
		}
		return code;
	}

	/** A date whose days the database's calendar has. */
	EdtfDate date(String field) {
		String text = optional(field, 1000);
		if (text == null) {
			refuseAbsent(field);
			return NO_DATE;
		}
		try {
			EdtfDate date = EdtfDate.of(text);
			if (!stored(date.earliest()) || !stored(date.latest())) {
				refuse(field, text, "a date within the years 0001 to 9999");
			}
			return date;
		}
		catch (EdtfException ex) {
			refuse(field, text, String.valueOf(ex.getMessage()));
			return NO_DATE;
		}
	}

	/** Citations as {@link CitationList} reads them. */
	List<Citation> citations(String field) {
		return list(field, required(field, 8000), CitationList::read);
	}

	/** Flags as {@link FlagList} reads them. */
	List<Flag> flags(String field) {
		String text = optional(field, 8000);
		return list(field, (text != null) ? text : "", FlagList::read);
	}

	private <T> List<T> list(String field, String text, Function<String, List<T>> format) {
		try {
			return text.isEmpty() ? List.of() : format.apply(text);
		}
		catch (IllegalArgumentException ex) {
			refuse(field, text, String.valueOf(ex.getMessage()));
			return List.of();
		}
	}

	void refuse(@Nullable String field, @Nullable String value, String expected) {
		this.refused = true;
		this.faults.add(this.resource, this.row, field, value, expected);
	}

	private void refuseAbsent(String field) {
		if (!has(field)) {
			refuse(field, null, "it is required");
		}
	}

	private @Nullable String matching(String field, @Nullable String text, Pattern pattern, String expected) {
		if (text != null && !pattern.matcher(text).matches()) {
			refuse(field, text, expected);
		}
		return text;
	}

	private static boolean stored(@Nullable LocalDate day) {
		return day == null || (day.getYear() >= 1 && day.getYear() <= 9999);
	}

}
