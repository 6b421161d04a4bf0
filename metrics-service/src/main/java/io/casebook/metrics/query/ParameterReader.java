package io.casebook.metrics.query;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

import io.casebook.edtf.EdtfDate;
import io.casebook.edtf.EdtfException;
import io.casebook.metrics.vocabulary.Vocabulary;
import io.casebook.problem.ApiProblem;
import io.casebook.problem.InvalidInput;
import io.casebook.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * Reads the parameters of one request, and gathers what is wrong with them, so that a
 * client learns all of it from one answer. A parameter that is wrong or absent reads as
 * nothing; {@link #verify()} ends the reading before anything is done with it.
 */
public final class ParameterReader {

	private static final Pattern KEY = Pattern.compile("[a-z0-9-]{1,64}");

	private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

	private final List<InvalidInput> faults = new ArrayList<>();

	/** Whether the text can be a key at all: a slug such as {@code ant-financial}. */
	public static boolean isKey(String text) {
		return KEY.matcher(text).matches();
	}

	/** A key. */
	public @Nullable String key(String name, @Nullable String text) {
		if (text != null && !isKey(text)) {
			return refuse(name, text, "a key of 1 to 64 characters a-z, 0-9 and -");
		}
		return text;
	}

	/**
	 * Keys, separated by commas or in repeated parameters. A repeated key counts once,
	 * where it stands first.
	 */
	public @Nullable List<String> keys(String name, @Nullable List<String> values, int most) {
		List<String> keys = list(name, values);
		if (keys == null) {
			return null;
		}
		if (keys.size() > most) {
			return refuse(name, null, "at most %d keys; these are %d".formatted(most, keys.size()));
		}
		keys.forEach((key) -> key(name, key));
		return keys;
	}

	/** Words of a vocabulary, separated by commas or in repeated parameters. */
	public <E extends Enum<E>> @Nullable List<E> codes(String name, @Nullable List<String> values,
			Class<E> vocabulary) {
		List<String> codes = list(name, values);
		if (codes == null) {
			return null;
		}
		List<E> constants = new ArrayList<>();
		for (String code : codes) {
			E constant = code(name, code, vocabulary);
			if (constant != null) {
				constants.add(constant);
			}
		}
		return constants;
	}

	/** A word of a vocabulary. */
	public <E extends Enum<E>> @Nullable E code(String name, @Nullable String text, Class<E> vocabulary) {
		if (text == null) {
			return null;
		}
		E constant = Vocabulary.find(vocabulary, text);
		return (constant != null) ? constant : refuse(name, text, Vocabulary.expected(vocabulary));
	}

	/** An EDTF date or interval, within the years that the database's calendar has. */
	public @Nullable EdtfDate date(String name, @Nullable String text) {
		if (text == null) {
			return null;
		}
		try {
			EdtfDate date = EdtfDate.of(text);
			return (stored(date.earliest()) && stored(date.latest())) ? date
					: refuse(name, text, "a date within the years 0001 to 9999");
		}
		catch (EdtfException ex) {
			return refuse(name, text, String.valueOf(ex.getMessage()));
		}
	}

	/** An EDTF date that has a last day, so that something can be known by then. */
	public @Nullable EdtfDate asOf(String name, @Nullable String text) {
		EdtfDate date = date(name, text);
		if (date != null && date.latest() == null) {
			return refuse(name, text, "a date with a last day, such as 2018-07");
		}
		return date;
	}

	/**
	 * A point in time as RFC 3339 writes it, to the microsecond: the database would
	 * round, and find what was recorded a moment later.
	 */
	public @Nullable Instant instant(String name, @Nullable String text) {
		if (text == null) {
			return null;
		}
		try {
			OffsetDateTime time = OffsetDateTime.parse(text);
			if (time.getYear() >= 1 && time.getYear() <= 9998) {
				return time.toInstant().truncatedTo(ChronoUnit.MICROS);
			}
		}
		catch (DateTimeException ex) {
			// said below, as for a year out of range
		}
		return refuse(name, text, "a time of RFC 3339, such as 2018-07-31T23:59:59Z");
	}

	/** A whole number. */
	public @Nullable Integer number(String name, @Nullable String text, int least, int most) {
		if (text == null) {
			return null;
		}
		try {
			int number = Integer.parseInt(text);
			if (number >= least && number <= most) {
				return number;
			}
		}
		catch (NumberFormatException ex) {
			// said below, as for a number out of range
		}
		return refuse(name, text, "a whole number from %d to %d".formatted(least, most));
	}

	/** {@code true} or {@code false}; absent is {@code false}. */
	public boolean flag(String name, @Nullable String text) {
		if (text == null || text.equals("false") || text.equals("true")) {
			return "true".equals(text);
		}
		refuse(name, text, "true or false");
		return false;
	}

	/** An id. */
	public @Nullable UUID uuid(String name, @Nullable String text) {
		try {
			return (text != null) ? UUID.fromString(text) : null;
		}
		catch (IllegalArgumentException ex) {
			return refuse(name, text, "an id, which is a UUID");
		}
	}

	/** Words to search for. */
	public @Nullable String words(String name, @Nullable String text) {
		if (text != null && (text.isBlank() || text.length() > 100 || CONTROL.matcher(text).find())) {
			return refuse(name, text, "1 to 100 printable characters");
		}
		return text;
	}

	/** Notes that a parameter is wrong; reads as nothing. */
	public <T> @Nullable T refuse(String name, @Nullable String value, String expected) {
		this.faults.add(InvalidInput.parameter(name, value, expected));
		return null;
	}

	/**
	 * Ends the reading.
	 * @throws ApiProblem when something was wrong, naming all of it
	 */
	public void verify() {
		if (!this.faults.isEmpty()) {
			String detail = String.join("; ",
					this.faults.stream()
						.map((fault) -> "the parameter '%s' has an invalid value: %s".formatted(fault.parameter(),
								fault.detail()))
						.distinct()
						.toList());
			throw new ApiProblem(ProblemType.INVALID_PARAMETER, "T" + detail.substring(1), this.faults, null);
		}
	}

	private @Nullable List<String> list(String name, @Nullable List<String> values) {
		if (values == null) {
			return null;
		}
		Set<String> distinct = new LinkedHashSet<>();
		for (String value : values) {
			distinct.addAll(List.of(value.split(",", -1)));
		}
		if (distinct.isEmpty()) {
			return refuse(name, "", "at least one value");
		}
		return List.copyOf(distinct);
	}

	private static boolean stored(@Nullable LocalDate day) {
		return day == null || (day.getYear() >= 1 && day.getYear() <= 9999);
	}

}
