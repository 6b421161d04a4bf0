package io.casebook.intake;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.casebook.edtf.EdtfDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RowReadingTests {

	private final Faults faults = new Faults();

	@Test
	void cellsAreReadInTheirForms() {
		FieldReader row = row("key", "ant-financial", "title", "蚂蚁 Ant\nGroup", "value", "-012.500", "unit", "{users}",
				"kind", "not-reported", "date", "2016~", "country", "CN", "language", "zh-hans", "empty", "");
		assertThat(row.row()).isEqualTo(7);
		assertThat(row.key("key")).isEqualTo("ant-financial");
		assertThat(row.required("title", 20)).isEqualTo("蚂蚁 Ant\nGroup");
		assertThat(row.number("value")).isEqualTo(new BigDecimal("-12.500"));
		assertThat(row.unit("unit")).isEqualTo("{users}");
		assertThat(row.code("kind", Reason.class)).isEqualTo(Reason.NOT_REPORTED);
		assertThat(row.date("date")).isEqualTo(EdtfDate.of("2016~"));
		assertThat(row.optionalCountry("country")).isEqualTo("CN");
		assertThat(row.optionalLanguage("language")).isEqualTo("zh-Hans");
		assertThat(row.has("empty")).isFalse();
		assertThat(row.optional("empty", 5)).isNull();
		assertThat(row.optional("absent", 5)).isNull();
		assertThat(row.isRefused()).isFalse();
		assertThat(Told.by(this.faults)).isEmpty();
	}

	@Test
	void eachFaultIsToldByRowAndColumn() {
		FieldReader row = row("key", "Ant", "title", "", "value", "1e5", "unit", "US $", "kind", "unknown", "date",
				"2016-13", "country", "cn", "language", "_", "other", "x");
		assertThat(row.key("key")).isEmpty();
		assertThat(row.required("title", 20)).isEmpty();
		assertThat(row.number("value")).isNull();
		assertThat(row.unit("unit")).isEqualTo("1");
		assertThat(row.code("kind", Reason.class)).isEqualTo(Reason.NOT_REPORTED);
		assertThat(row.date("date")).isEqualTo(EdtfDate.of("2000"));
		assertThat(row.optionalCountry("country")).isNull();
		assertThat(row.optionalLanguage("language")).isNull();
		assertThat(row.isRefused()).isTrue();
		assertThat(row.isRefused("title")).isTrue();
		assertThat(row.isRefused("absent")).isFalse();
		assertThat(Told.by(this.faults)).satisfiesExactly(
				(other) -> assertThat(other).isEqualTo("things 7 other | null | there is no such column"),
				(key) -> assertThat(key).isEqualTo("things 7 key | Ant | a key of 1 to 64 characters a-z, 0-9 and -"),
				(title) -> assertThat(title).isEqualTo("things 7 title | null | it is required"),
				(value) -> assertThat(value).isEqualTo(
						"things 7 value | 1e5 | a decimal number of up to 30 digits, and up to 30 after the point, without exponent or separators"),
				(unit) -> assertThat(unit)
					.isEqualTo("things 7 unit | US $ | a UCUM code or, for money, an ISO 4217 code"),
				(kind) -> assertThat(kind).isEqualTo("things 7 kind | unknown | one of not-reported, not-founded-yet"),
				(date) -> assertThat(date).startsWith("things 7 date | 2016-13 | "),
				(country) -> assertThat(country)
					.isEqualTo("things 7 country | cn | a country code of ISO 3166-1 alpha-2"),
				(language) -> assertThat(language).isEqualTo("things 7 language | _ | a language tag of BCP 47"));
	}

	@Test
	void numbersAreDecimalsOfBoundedLength() {
		String longest = "9".repeat(30) + "." + "1".repeat(30);
		assertThat(row("value", longest).number("value")).isEqualTo(new BigDecimal(longest));
		for (String refused : List.of("1" + longest, longest + "1", "1,000", "1 000", "+1", ".5", "5.", "0x1", "NaN",
				"Infinity", "1e400", "１", " 1", "--1")) {
			assertThat(row("value", refused).number("value")).as(refused).isNull();
		}
		assertThat(this.faults.count()).isEqualTo(14);
	}

	@Test
	void textHasPrintableCharactersUpToALength() {
		assertThat(row("title", "\ud83d\ude00").optional("title", 2)).isEqualTo("\ud83d\ude00");
		for (String refused : List.of("abc", "  ", "\u0000", "a\r", "\u007f", "\ud83d", "\ude00a", "\u2028\u0001")) {
			assertThat(row("title", refused).optional("title", 2)).as(refused).isNull();
		}
		assertThat(this.faults.count()).isEqualTo(8);
	}

	@Test
	void datesLieInTheCalendarOfTheDatabase() {
		assertThat(row("date", "0001").optionalDate("date")).isEqualTo(EdtfDate.of("0001"));
		assertThat(row("date", "9999-12-31").optionalDate("date")).isEqualTo(EdtfDate.of("9999-12-31"));
		assertThat(row("date", "2016/..").optionalDate("date")).isEqualTo(EdtfDate.of("2016/.."));
		assertThat(row("date", "0000").optionalDate("date")).isNull();
		assertThat(row("date", "Y170000").optionalDate("date")).isNull();
		assertThat(Told.by(this.faults)).containsExactly("things 7 date | 0000 | a date within the years 0001 to 9999",
				"things 7 date | Y170000 | a date within the years 0001 to 9999");
	}

	@Test
	void listsAreDividedInACell() {
		FieldReader row = row("keys", "a; b;c", "sources", "AG17#p. 4, at the top; R18a", "flags",
				"plan: not a result | precedes-founding", "texts", "x|y");
		assertThat(row.keys("keys")).containsExactly("a", "b", "c");
		assertThat(row.citations("sources")).containsExactly(new Citation("AG17", "p. 4, at the top"),
				new Citation("R18a", null));
		assertThat(row.flags("flags")).containsExactly(new Flag("plan", "not a result"),
				new Flag("precedes-founding", null));
		assertThat(row.texts("texts", "\\|")).containsExactly("x", "y");
		assertThat(row.optionalCitations("absent")).isEmpty();
		assertThat(row.objects("texts", Set.of())).isEmpty();
		assertThat(row.place("sources", 1)).isEqualTo("sources");
		assertThat(Told.by(this.faults)).isEmpty();
	}

	@Test
	void faultsOfListsAreToldInTheirCell() {
		FieldReader row = row("keys", "a;B;a", "sources", "AG17#;AG 17", "flags", "Plan", "none", "");
		row.keys("keys");
		row.citations("sources");
		row.flags("flags");
		row.citations("none");
		assertThat(Told.by(this.faults)).containsExactly(
				"things 7 keys | B | a key of 1 to 64 characters a-z, 0-9 and -",
				"things 7 keys | null | each key once",
				"things 7 sources | AG17# | keys of sources, such as AG17 or AG17#p. 4, separated by semicolons in a cell",
				"things 7 sources | AG 17 | keys of sources, such as AG17 or AG17#p. 4, separated by semicolons in a cell",
				"things 7 flags | Plan | flags such as plan: a plan, not a result, with a bar between spaces",
				"things 7 none | null | at least one source: it is required");
	}

	@Test
	void citationsAreFewAndEachOnce() {
		row("sources", "A;A").citations("sources");
		row("sources", "A#p. 1;A#p. 2").citations("sources");
		row("sources", String.join(";", java.util.Collections.nCopies(8001, "A"))).citations("sources");
		assertThat(Told.by(this.faults)).satisfiesExactly(
				(twice) -> assertThat(twice).isEqualTo("things 7 sources | null | at most 16 sources, each once"),
				(cell) -> assertThat(cell).endsWith(" | 1 to 8000 printable characters"));
	}

	private FieldReader row(String... cells) {
		Map<String, @Nullable String> fields = new HashMap<>();
		for (int i = 0; i < cells.length; i += 2) {
			fields.put(cells[i], cells[i + 1]);
		}
		return FieldReader.ofRow("things", 7, fields, Set.of("key", "title", "value", "unit", "kind", "date", "country",
				"language", "empty", "keys", "sources", "flags", "texts", "none"), this.faults);
	}

	enum Reason {

		NOT_REPORTED, NOT_FOUNDED_YET

	}

}
