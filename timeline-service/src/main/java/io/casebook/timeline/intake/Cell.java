package io.casebook.timeline.intake;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.casebook.edtf.EdtfDate;
import io.casebook.edtf.EdtfException;
import io.casebook.timeline.event.Citation;
import io.casebook.timeline.event.DayBounds;
import io.casebook.timeline.event.Flag;

/** How the cells of a package are written. */
final class Cell {

	private static final Pattern SLUG = Pattern.compile("[a-z0-9-]{1,64}");

	private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,30}(?:\\.[0-9]{1,18})?");

	private static final Pattern UNIT = Pattern.compile("[!-~]{1,64}");

	private static final Pattern CITATION = Pattern.compile("(?<key>[A-Za-z0-9._-]{1,64})(?:#(?<locator>.*\\S.*))?");

	private static final Pattern FLAG = Pattern.compile("(?<code>[a-z0-9-]{1,64})(?:: *(?<note>\\S.*))?",
			Pattern.DOTALL);

	private Cell() {
	}

	static String slug(String text) {
		return matching(SLUG, text, "a key of 1 to 64 lower-case letters, digits and hyphens").group();
	}

	static EdtfDate date(String text) {
		EdtfDate date;
		try {
			date = EdtfDate.of(text);
		}
		catch (EdtfException ex) {
			throw new CellException(String.valueOf(ex.getMessage()));
		}
		if (!DayBounds.isStorable(date)) {
			throw new CellException("a date of the years 1 to 9999");
		}
		return date;
	}

	/**
	 * A plain decimal: an exponent or separators of thousands would leave room to guess.
	 */
	static BigDecimal decimal(String text) {
		return new BigDecimal(matching(DECIMAL, text, "a decimal number such as 18500000000 or 8.4").group());
	}

	static String unit(String text) {
		return matching(UNIT, text, "a UCUM code such as {users}, or ISO 4217 for money, without blanks").group();
	}

	static Function<String, String> text(int longest) {
		return (text) -> {
			if (text.isBlank() || text.length() > longest) {
				throw new CellException("1 to %d characters, not all blank".formatted(longest));
			}
			return text;
		};
	}

	/** {@code KEY} or {@code KEY#locator}, separated by semicolons. */
	static List<Citation> citations(String text) {
		return Arrays.stream(text.split(";", -1)).map((part) -> {
			Matcher citation = matching(CITATION, part.strip(),
					"keys of sources, each with # and a locator if it has one, separated by ;");
			return new Citation(citation.group("key"), citation.group("locator"));
		}).toList();
	}

	/** {@code code: note} or {@code code}, separated by a bar between blanks. */
	static List<Flag> flags(String text) {
		return Arrays.stream(text.split(" \\| ", -1)).map((part) -> {
			Matcher flag = matching(FLAG, part.strip(), "flags written as code: note, separated by a | between blanks");
			return new Flag(flag.group("code"), flag.group("note"));
		}).toList();
	}

	/** Whether a database can keep the text and a display can show it. */
	static boolean isPrintable(String text) {
		return text.codePoints().noneMatch((character) -> switch (Character.getType(character)) {
			case Character.CONTROL -> character != '\n' && character != '\t';
			case Character.SURROGATE -> true;
			default -> false;
		});
	}

	private static Matcher matching(Pattern pattern, String text, String expected) {
		Matcher matcher = pattern.matcher(text);
		if (!matcher.matches()) {
			throw new CellException(expected);
		}
		return matcher;
	}

}
