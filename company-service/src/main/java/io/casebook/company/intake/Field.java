package io.casebook.company.intake;

import java.util.Arrays;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

import io.casebook.company.evidence.Citation;
import io.casebook.company.evidence.Flag;
import io.casebook.company.key.Slug;
import io.casebook.edtf.EdtfDate;
import org.jspecify.annotations.Nullable;

/**
 * A field of a resource.
 *
 * @param name its name in the package
 * @param isRequired whether it must have a value
 * @param reader makes the value of the text, and refuses by an
 * {@link IllegalArgumentException} whose message says what was expected
 * @param whenAbsent the value when the text is absent
 * @param identity takes from the value what makes a row one of its own; null when the
 * field is an attribute
 * @param target what the keys in the value point to; null when they are none
 */
public record Field(String name, boolean isRequired, Function<String, Object> reader, @Nullable Object whenAbsent,
		@Nullable Function<Object, String> identity, @Nullable Target target) {

	private static final int LONGEST_LINE = 300;

	private static final int LONGEST_TEXT = 10_000;

	private static final Pattern CODE = Pattern.compile("[a-z0-9-]{1,64}");

	private static final Pattern SOURCE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

	private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

	/** A field with a reader of its own. */
	public static Field of(String name, Function<String, Object> reader) {
		return new Field(name, false, reader, null, null, null);
	}

	/** A text of one line. */
	public static Field text(String name) {
		return of(name, (text) -> atMost(text, LONGEST_LINE));
	}

	/** A text of some length. */
	public static Field longText(String name) {
		return of(name, (text) -> atMost(text, LONGEST_TEXT));
	}

	/** A key of a company, an offering or the like. */
	public static Field slug(String name) {
		return of(name, Field::readSlug);
	}

	/** Several keys. */
	public static Field slugs(String name) {
		return list(name, ";", Field::readSlug);
	}

	/** A word of a closed vocabulary. */
	public static Field oneOf(String name, Enum<?>[] words) {
		String list = "one of " + String.join(", ", Arrays.stream(words).map(Enum::toString).toList());
		return of(name,
				(text) -> Arrays.stream(words)
					.filter((word) -> word.toString().equals(text))
					.findFirst()
					.orElseThrow(() -> new IllegalArgumentException(list)));
	}

	/** A date with its precision. */
	public static Field date(String name) {
		return of(name, EdtfDate::of);
	}

	/** A country of ISO 3166-1. */
	public static Field country(String name) {
		return of(name, (text) -> check(text, COUNTRIES.contains(text), "a country code of ISO 3166-1 alpha-2"));
	}

	/** A language of BCP 47. */
	public static Field language(String name) {
		return of(name, (text) -> {
			try {
				return new Locale.Builder().setLanguageTag(text).build().toLanguageTag();
			}
			catch (IllformedLocaleException ex) {
				throw new IllegalArgumentException("a language tag of BCP 47", ex);
			}
		});
	}

	/** Sources, each with its place in them if one is given: {@code KEY#locator}. */
	public static Field citations(String name) {
		return list(name, ";", (text) -> {
			String[] parts = text.split("#", 2);
			String key = parts[0].strip();
			check(key, SOURCE.matcher(key).matches(), "keys of sources, each as KEY or KEY#locator, separated by ;");
			return new Citation(key, rest(parts));
		}).mentioning(Target.SOURCE);
	}

	/** What is doubtful: {@code code: note}. */
	public static Field flags(String name) {
		return list(name, " \\| ", (text) -> {
			String[] parts = text.split(":", 2);
			String code = parts[0].strip();
			check(code, CODE.matcher(code).matches(), "flags, each as code: note, separated by ' | '");
			return new Flag(code, rest(parts));
		});
	}

	/** The same field, but it must have a value. */
	public Field required() {
		return new Field(this.name, true, this.reader, this.whenAbsent, this.identity, this.target);
	}

	/** The same field, but it is part of what makes a row one of its own. */
	public Field identifying() {
		return identifying(Object::toString);
	}

	/** The same field, but a part of its value makes a row one of its own. */
	public Field identifying(Function<Object, String> identity) {
		return new Field(this.name, this.isRequired, this.reader, this.whenAbsent, identity, this.target);
	}

	/** The same field, but what its keys point to must be there. */
	public Field mentioning(Target target) {
		return new Field(this.name, this.isRequired, this.reader, this.whenAbsent, this.identity, target);
	}

	private static Field list(String name, String separator, Function<String, Object> reader) {
		Function<String, Object> all = (text) -> Arrays.stream(text.split(separator))
			.map(String::strip)
			.filter((part) -> !part.isEmpty())
			.map(reader)
			.toList();
		return new Field(name, false, all, List.of(), null, null);
	}

	private static Object readSlug(String text) {
		return check(text, Slug.matches(text), "1 to 64 lower-case letters, digits and hyphens");
	}

	private static String atMost(String text, int longest) {
		return check(text, text.length() <= longest, "at most %d characters".formatted(longest));
	}

	private static String check(String text, boolean holds, String expected) {
		if (!holds) {
			throw new IllegalArgumentException(expected);
		}
		return text;
	}

	private static @Nullable String rest(String[] parts) {
		return (parts.length > 1 && !parts[1].isBlank()) ? parts[1].strip() : null;
	}

}
