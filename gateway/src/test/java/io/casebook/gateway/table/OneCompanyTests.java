package io.casebook.gateway.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.casebook.gateway.identity.RecordedCompany;
import io.casebook.gateway.imports.PackageRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What becomes of a company that a table has under several symbols. */
class OneCompanyTests {

	private static final TableMapping MAPPING = TableMapping
		.read("""
				{"source": "S1", "period": "2017", "knownFrom": "2018",
				 "company": {"column": "Symbol", "by": "ticker", "nameColumn": "Name", "unknown": "create", "summary": "Listed"},
				 "profile": [{"column": "Country", "field": "country"}, {"column": "Domicile", "field": "country"},
				  {"column": "Industry", "field": "industry"}, {"column": "CIK", "field": "cik"},
				  {"column": "Founded", "field": "founded", "odd": "flag"}],
				 "figures": [{"column": "Worth", "index": "worth", "unit": "USD"}]}"""
			.getBytes(StandardCharsets.UTF_8));

	private static final CompanyResolution.Known NOTHING = new CompanyResolution.Known(Map.of(), Map.of(), Map.of());

	private static final CompanyResolution.Known RECORDED = new CompanyResolution.Known(
			Map.of("GOOG", "alphabet", "GOOGL", "alphabet"), Map.of("alphabet", "company"),
			Map.of("alphabet",
					new RecordedCompany(Map.of("key", "alphabet", "name", "Alphabet", "revision", "7"), List.of(),
							List.of(Map.of("scheme", "ticker", "value", "goog"),
									Map.of("scheme", "ticker", "value", "GOOGL")))));

	@TempDir
	private Path folder;

	@Test
	void allThatATableSaysOfANewCompanyIsTaken() {
		PreparedTable table = prepared("""
				GOOG,Alphabet,US,,,1652044,about 1998,5
				B,Bee,,,,,,7
				GOOGL,Alphabet,US,US,Internet,0001652044,1998?!,6
				goog,Alphabet,,,Internet,,about 1998,
				""", NOTHING);
		assertThat(fields(table, "companies")).containsExactly(
				Map.of("key", "alphabet", "name", "Alphabet", "kind", "case", "summary", "Listed", "country", "US",
						"industry", "Internet", "flags",
						"as-stated: Founded is stated as 'about 1998' | as-stated: Founded is stated as '1998?!'",
						"sources", "S1", "madeFrom", "0"),
				Map.of("key", "bee", "name", "Bee", "kind", "case", "summary", "Listed", "sources", "S1", "madeFrom",
						"0"));
		assertThat(fields(table, "identifiers"))
			.extracting((row) -> "%s %s %s".formatted(row.get("key"), row.get("scheme"), row.get("value")))
			.containsExactlyInAnyOrder("alphabet ticker GOOG", "alphabet ticker GOOGL", "alphabet cik 1652044",
					"bee ticker B");
		assertThat(fields(table, "observations"))
			.extracting((row) -> "%s %s %s".formatted(row.get("company"), row.get("value"), row.get("sources")))
			.containsExactly("alphabet 5 S1#Worth of GOOG", "bee 7 S1#Worth of B", "alphabet 6 S1#Worth of GOOGL");
		assertThat(table.notes()).startsWith(
				"4 rows: 2 companies, 3 figures; 11 empty cells, 3 odd cells kept as stated, 0 passed over",
				"2 companies are new");
	}

	/**
	 * Of a name without letters of a key, and where the key of the name is something
	 * else's.
	 */
	@ParameterizedTest
	@CsvSource({ "阿里巴巴, goog", "Alphabet, alphabet-goog" })
	void symbolsOfOneNewCompanyAreOfOneKey(String name, String key) {
		PreparedTable table = prepared("""
				GOOG,%1$s,,,,,,5
				GOOGL,%1$s,,,Internet,,,6
				""".formatted(name), new CompanyResolution.Known(Map.of(), Map.of("alphabet", "offering"), Map.of()));
		assertThat(fields(table, "companies")).extracting((row) -> row.get("key") + " " + row.get("industry"))
			.containsExactly(key + " Internet");
		assertThat(fields(table, "observations")).extracting((row) -> row.get("company") + " " + row.get("value"))
			.containsExactly(key + " 5", key + " 6");
	}

	@Test
	void allThatATableSaysOfARecordedCompanyIsTaken() {
		PreparedTable table = prepared("""
				GOOG,Alphabet Class C,US,,,,about 1998,5
				GOOGL,Alphabet Class A,,,Internet,12,,6
				""", RECORDED);
		assertThat(fields(table, "companies"))
			.containsExactly(Map.of("key", "alphabet", "name", "Alphabet", "country", "US", "industry", "Internet",
					"flags", "as-stated: Founded is stated as 'about 1998'", "sources", "S1", "madeFrom", "7"));
		assertThat(fields(table, "names")).extracting((row) -> row.get("name") + " " + row.get("kind"))
			.containsExactly("Alphabet Class C as-written", "Alphabet Class A as-written");
		assertThat(fields(table, "identifiers"))
			.containsExactly(Map.of("key", "alphabet", "scheme", "cik", "value", "12", "madeFrom", "7"));
	}

	@Test
	void cellThatContradictsTheCompanysOtherSymbolIsRefused() {
		String rows = """
				GOOG,Alphabet,US,,,,,
				GOOGL,Alphabet,,CN,Internet,,1998,
				GOOG,Alphabet,,,Search,,1998,
				""";
		for (CompanyResolution.Known known : List.of(NOTHING, RECORDED)) {
			TableSurvey survey = survey(rows);
			CompanyResolution.resolved(survey, MAPPING, known);
			assertThat(survey.faults().listed())
				.extracting(
						(fault) -> "%d %s %s: %s".formatted(fault.row(), fault.field(), fault.value(), fault.detail()))
				.containsExactlyInAnyOrder(
						"3 Domicile CN: what Country of row 2 says of the company, 'US'; GOOG is the same company",
						"4 Industry Search: what Industry of row 3 says of the company, 'Internet'; GOOGL is the same company");
		}
	}

	@Test
	void oddCellsThatAreNotKeptAreNotToldAsKept() {
		String rows = odd("GOOG", 0, 40) + odd("GOOG", 39, 40) + odd("GOOGL", 30, 55) + odd("GOOGL", 52, 53)
				+ odd("B", 0, 53) + odd("B", 0, 1);
		PreparedTable table = prepared(rows, NOTHING);
		assertThat(fields(table, "companies")).extracting((row) -> row.getOrDefault("flags", "").split(" \\| ").length)
			.containsExactly(50, 50);
		assertThat(table.notes().getFirst()).isEqualTo("121 rows: 2 companies, 0 figures; 605 empty cells, "
				+ "112 odd cells kept as stated, 0 passed over; 9 odd cells are not kept: a company has at most 50 of a table");
	}

	private static String odd(String symbol, int from, int to) {
		return IntStream.range(from, to)
			.mapToObj((i) -> "%s,%s,,,,,year %d,\n".formatted(symbol, symbol.equals("B") ? "Bee" : "Alphabet", i))
			.collect(Collectors.joining());
	}

	private PreparedTable prepared(String rows, CompanyResolution.Known known) {
		TableSurvey survey = survey(rows);
		Map<String, ResolvedCompany> companies = CompanyResolution.resolved(survey, MAPPING, known);
		assertThat(survey.faults().listed()).isEmpty();
		return new PreparedTable(this.folder.resolve("table.csv"), MAPPING, survey.note(), companies, Set.of(), true);
	}

	private TableSurvey survey(String rows) {
		try {
			return TableSurvey.of(Files.writeString(this.folder.resolve("table.csv"),
					"Symbol,Name,Country,Domicile,Industry,CIK,Founded,Worth\n" + rows), MAPPING);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static List<Map<String, String>> fields(PreparedTable table, String resource) {
		return Objects.requireNonNull(table.rows(resource).map(PackageRow::fields).collectList().block());
	}

}
