package io.casebook.intake;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import io.casebook.edtf.EdtfDate;
import io.casebook.edtf.EdtfException;
import org.jspecify.annotations.Nullable;

/**
 * The forms that a text may have. Each gives what the text says, or throws an
 * {@link IllegalArgumentException} that says what was expected.
 */
final class Forms {

	static final String KEY_EXPECTED = "a key of 1 to 64 characters a-z, 0-9 and -";

	private static final Pattern KEY = Pattern.compile("[a-z0-9-]{1,64}");

	private static final Pattern SOURCE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

	private static final Pattern UNIT = Pattern.compile("[!-~]{1,64}");

	private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,30}(\\.[0-9]{1,30})?");

	/** Line ends and tabs are printed; halves of characters are not. */
	private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}&&[^\n\t]]|[\\x{D800}-\\x{DFFF}]");

	private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

	private Forms() {
	}

	static boolean isPrintable(String text) {
		return !UNPRINTABLE.matcher(text).find();
	}

	static boolean isSource(String text) {
		return SOURCE.matcher(text).matches();
	}

	static String key(String text) {
		return matching(KEY, text, KEY_EXPECTED);
	}

	static String source(String text) {
		return matching(SOURCE, text, "the key of a source, such as AG17");
	}

	static String unit(String text) {
		return matching(UNIT, text, "a UCUM code or, for money, an ISO 4217 code");
	}

	static BigDecimal number(String text) {
		return new BigDecimal(matching(NUMBER, text,
				"a decimal number of up to 30 digits, and up to 30 after the point, without exponent or separators"));
	}

	static <E extends Enum<E>> E code(Class<E> vocabulary, String text) {
		E code = Words.find(vocabulary, text);
		if (code == null) {
			throw new IllegalArgumentException(Words.expected(vocabulary));
		}
		return code;
	}

	/** A date of EDTF whose days the database's calendar has. */
	static EdtfDate date(String text) {
		try {
			EdtfDate date = EdtfDate.of(text);
			if (isStorable(date.earliest()) && isStorable(date.latest())) {
				return date;
			}
		}
		catch (EdtfException ex) {
			throw new IllegalArgumentException(String.valueOf(ex.getMessage()), ex);
		}
		throw new IllegalArgumentException("a date within the years 0001 to 9999");
	}

	static String country(String text) {
		if (!COUNTRIES.contains(text)) {
			throw new IllegalArgumentException("a country code of ISO 3166-1 alpha-2");
		}
		return text;
	}

	static String language(String text) {
		try {
			return new Locale.Builder().setLanguageTag(text).build().toLanguageTag();
		}
		catch (IllformedLocaleException ex) {
			throw new IllegalArgumentException("a language tag of BCP 47", ex);
		}
	}

	private static String matching(Pattern pattern, String text, String expected) {
		if (!pattern.matcher(text).matches()) {
			throw new IllegalArgumentException(expected);
		}
		return text;
	}

	private static boolean isStorable(@Nullable LocalDate day) {
		return day == null || (day.getYear() >= 1 && day.getYear() <= 9999);
	}

}
