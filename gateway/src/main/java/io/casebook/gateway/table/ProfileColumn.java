package io.casebook.gateway.table;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import io.casebook.intake.FieldReader;
import org.jspecify.annotations.Nullable;

/**
 * A column with a part of companies' profiles.
 *
 * @param column its name
 * @param field the part
 * @param date how dates are written in it
 * @param odd what becomes of a cell that is not of the part's form
 * @param words what stands for what
 */
record ProfileColumn(String column, Field field, DayFormat date, OddCell odd, Map<String, String> words) {

	static final Set<String> MEMBERS = Set.of("column", "field", "format", "odd", "words");

	private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

	private static final int LONGEST = 300;

	static ProfileColumn read(FieldReader json) {
		OddCell odd = json.optionalCode("odd", OddCell.class);
		Map<String, String> words = new HashMap<>();
		for (FieldReader word : json.objects("words", Set.of("text", "is"))) {
			words.put(word.required("text", LONGEST), word.required("is", LONGEST));
		}
		return new ProfileColumn(json.required("column", TableMapping.LONGEST_NAME), json.code("field", Field.class),
				TableMapping.format(json, "format"), (odd != null) ? odd : OddCell.REFUSE, words);
	}

	/** What the cell says in Casebook's form; none when it is odd. */
	@Nullable String value(String cell) {
		String text = this.words.getOrDefault(cell.strip(), cell.strip());
		return switch (this.field) {
			case FOUNDED -> this.date.read(text);
			case COUNTRY -> COUNTRIES.contains(text) ? text : null;
			case SEAT, INDUSTRY -> isLine(text) ? text : null;
			case LEI -> text.matches("[A-Z0-9]{18}[0-9]{2}") ? text : null;
			case ISIN -> text.matches("[A-Z]{2}[A-Z0-9]{9}[0-9]") ? text : null;
			case CIK -> text.matches("[0-9]{1,10}") ? text : null;
			case TICKER -> text.matches("\\S{1,32}") ? text : null;
			case WIKIDATA -> text.matches("Q[1-9][0-9]{0,11}") ? text : null;
		};
	}

	/** What a cell should have been, for people. */
	String expected() {
		return switch (this.field) {
			case FOUNDED -> (this.date.pattern() != null) ? "a date written as " + this.date.pattern()
					: "a date in EDTF, such as 1998 or 1998-09";
			case COUNTRY -> "a country code of ISO 3166-1 alpha-2, or a word that the mapping has";
			case SEAT, INDUSTRY -> "1 to %d printable characters".formatted(LONGEST);
			default -> "an identifier of the form that a %s has".formatted(this.field.word());
		};
	}

	private static boolean isLine(String text) {
		return text.length() <= LONGEST && text.chars().noneMatch(Character::isISOControl);
	}

	/** Parts of a profile. */
	enum Field {

		COUNTRY, SEAT, INDUSTRY, FOUNDED, LEI, CIK, ISIN, TICKER, WIKIDATA;

		boolean isIdentifier() {
			return compareTo(LEI) >= 0;
		}

		String word() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

}
