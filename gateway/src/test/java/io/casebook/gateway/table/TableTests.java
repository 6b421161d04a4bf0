package io.casebook.gateway.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.casebook.gateway.filing.RealFiles;
import io.casebook.gateway.identity.RecordedCompany;
import io.casebook.gateway.imports.PackageRow;
import io.casebook.gateway.table.NumberFormat.Suffix;
import io.casebook.problem.ApiProblem;
import io.casebook.problem.InvalidInput;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class TableTests {

	private static final String MAPPING = """
			{"source": "S1",
			 "company": {"column": "Symbol", "by": "ticker", "nameColumn": "Name", "unknown": "create", "summary": "Listed"},
			 "profile": [{"column": "Founded", "field": "founded", "odd": "%1$s"},
			  {"column": "Country", "field": "country", "words": [{"text": "United States", "is": "US"}]}],
			 "knownFrom": "2018-02-08", "period": "2017",
			 "figures": [{"column": "Revenue", "index": "revenue", "unit": "USD", "scale": 1000000, "odd": "%1$s",
			   "number": {"group": ",", "prefixes": ["$"], "negative": "parentheses"}},
			  {"column": "Staff", "index": "staff", "unit": "{people}", "title": "Staff", "dimension": "count",
			   "better": "none", "periodColumn": "On", "periodFormat": "M/d/uuuu"}],
			 "ignored": ["Note"], "missing": ["-"]}""";

	private static final String HEADER = "Symbol,Name,Founded,Country,Revenue,Staff,On,Note\n";

	@TempDir
	private Path folder;

	@Test
	void rowsBecomeACompanyItsProfileAndItsFigures() {
		PreparedTable table = prepared("refuse", "ACM,\"Acme, Inc.\",1998,United States,\"$1,234.50\",12,2/8/2018,x\n");
		assertThat(fields(table, "companies")).containsExactly(Map.of("key", "key-of-acm", "name", "Acme, Inc.", "kind",
				"case", "summary", "Listed", "founded", "1998", "country", "US", "sources", "S1", "madeFrom", "0"));
		assertThat(fields(table, "identifiers"))
			.containsExactly(Map.of("key", "key-of-acm", "scheme", "ticker", "value", "ACM", "madeFrom", "0"));
		assertThat(fields(table, "indices")).containsExactly(Map.of("key", "staff", "title", "Staff", "unit",
				"{people}", "dimension", "count", "better", "none", "basis", "actual"));
		assertThat(fields(table, "observations")).containsExactly(
				Map.ofEntries(Map.entry("company", "key-of-acm"), Map.entry("index", "revenue"),
						Map.entry("relation", "eq"), Map.entry("value", "1234500000.00"), Map.entry("unit", "USD"),
						Map.entry("period", "2017"), Map.entry("status", "reported"), Map.entry("standing", "normal"),
						Map.entry("knownFrom", "2018-02-08"), Map.entry("asStated", "$1,234.50"),
						Map.entry("sources", "S1#Revenue of ACM")),
				Map.ofEntries(Map.entry("company", "key-of-acm"), Map.entry("index", "staff"),
						Map.entry("relation", "eq"), Map.entry("value", "12"), Map.entry("unit", "{people}"),
						Map.entry("period", "2018-02-08"), Map.entry("status", "reported"),
						Map.entry("standing", "normal"), Map.entry("knownFrom", "2018-02-08"),
						Map.entry("asStated", "12"), Map.entry("sources", "S1#Staff of ACM")));
	}

	@Test
	void oddCellIsKeptAsStatedWithAFlagAndNoValue() {
		PreparedTable table = prepared("flag", "ACM,Acme,2013 (1888),US,about 5,-,,\n");
		assertThat(fields(table, "companies")).containsExactly(Map.of("key", "key-of-acm", "name", "Acme", "kind",
				"case", "summary", "Listed", "country", "US", "sources", "S1", "madeFrom", "0", "flags",
				"as-stated: Founded is stated as '2013 (1888)' | as-stated: Revenue is stated as 'about 5'"));
		assertThat(fields(table, "observations")).isEmpty();
	}

	@Test
	void oddCellIsPassedOverAndCounted() {
		assertThat(survey("skip", "ACM,Acme,2013 (1888),US,about 5,-,,\n").note())
			.isEqualTo("1 rows: 1 companies, 0 figures; 1 empty cells, 0 odd cells kept as stated, 2 passed over");
	}

	@Test
	void oddCellsRefuseTheImportEachAtItsRowAndColumn() {
		TableSurvey survey = survey("refuse", """
				ACM,Acme,2013 (1888),Nowhere,5,1,2/30/2018,
				,Nobody,,,,,,
				B M,Bee,,,1e400,x,,
				""");
		assertThat(survey.faults().listed()).extracting((fault) -> fault.row() + " " + fault.field())
			.containsExactly("2 Founded", "2 Country", "2 On", "3 Symbol", "4 Symbol", "4 Revenue", "4 Staff");
	}

	@Test
	void rowWithAnotherNumberOfCellsIsAFaultAmongOthers() {
		TableSurvey survey = survey("refuse", "ACM,Acme\nB M,Bee,,,,,,\nCAT,Cat,1998,US,5,1,2/3/2018,,more\n");
		assertThat(survey.faults().listed()).extracting((fault) -> fault.row() + " " + fault.field())
			.containsExactly("2 null", "3 Symbol", "4 null");
	}

	@Test
	void suffixThatIsThePartOfAnotherDoesNotHideIt() {
		List<NumberFormat.Suffix> suffixes = List.of(new NumberFormat.Suffix("M", new BigDecimal("1000")),
				new NumberFormat.Suffix("MM", new BigDecimal("1000000")));
		NumberFormat format = new NumberFormat(".", null, List.of(), suffixes, false, false);
		assertThat(format.read("5M")).isEqualByComparingTo("5000");
		assertThat(format.read("5MM")).isEqualByComparingTo("5000000");
		assertThat(format.read("5MMM")).isNull();
	}

	@Test
	void rowsAboutOneCompanyMustNotContradictEachOther() {
		assertThat(survey("refuse", "ACM,Acme,1998,US,5,,,\nACM,Acme Corp,1999,US,6,,,\n").faults().listed())
			.extracting((fault) -> fault.row() + " " + fault.field())
			.containsExactly("3 Name", "3 Founded");
	}

	@Test
	void recordedCompanyKeepsWhatIsRecorded() {
		RecordedCompany recorded = new RecordedCompany(
				Map.of("key", "acme", "name", "Acme", "kind", "case", "founded", "1997", "summary", "Ours", "country",
						"US", "sources", "A1"),
				List.of(), List.of(Map.of("key", "acme", "scheme", "ticker", "value", "acm")));
		TableMapping mapping = mapping("refuse");
		TableSurvey survey = survey("refuse", "ACM,\"Acme, Inc.\",1998,US,,,,\n");
		ResolvedCompany company = new ResolvedCompany("acme", Objects.requireNonNull(survey.companies().get("ACM")),
				recorded);
		assertThat(company.profile(mapping)).isEmpty();
		assertThat(company.identifiers(mapping)).isEmpty();
		assertThat(company.names())
			.containsExactly(Map.of("key", "acme", "name", "Acme, Inc.", "language", "en", "kind", "as-written"));
	}

	@ParameterizedTest
	@CsvSource({ "1234.5, 1234.5", "'1,234,567', 1234567", "'$-5', -5", "'-$5', -5", "($5.25), -5.25",
			"5 bn, 5000000000", "\u22127, -7", "'12,34', ", "'--5', ", "'-(5)', ", "'5,', ", "1e3, ", "n/a, ", "5%, ",
			"'', ", "., " })
	void numbersAreReadByTheirForm(String cell, @Nullable String number) {
		NumberFormat format = new NumberFormat(".", ",", List.of("$"),
				List.of(new Suffix("bn", new BigDecimal("1000000000"))), true, false);
		assertThat(Objects.toString(format.read(cell), null)).isEqualTo(number);
	}

	@ParameterizedTest
	@CsvSource({ "edtf, 1998-09, 1998-09", "edtf, 2013 (1888),", "M/d/uuuu, 2/8/2018, 2018-02-08", "uuuu, 1998, 1998",
			"MMM uuuu, Feb 2018, 2018-02", "dd.MM.uuuu, 30.02.2018," })
	void datesKeepTheirPrecision(String format, String cell, @Nullable String date) {
		assertThat(new DayFormat(format.equals("edtf") ? null : format).read(cell)).isEqualTo(date);
	}

	@Test
	void allThatIsWrongWithAMappingIsToldAtItsPlace() {
		assertThat(errors(() -> TableMapping.read("""
				{"company": {"column": "A", "by": "isin", "unknown": "create"}, "colour": 1,
				 "profile": [{"column": "B", "field": "size", "format": "dd.xx"}],
				 "figures": [{"column": "C", "index": "Not A Key", "dimension": "money", "number": {"group": "."}}]}"""
			.getBytes(StandardCharsets.UTF_8)))).extracting(InvalidInput::pointer)
			.containsExactly("/source", "/colour", "/company/by", "/company/summary", "/company/nameColumn",
					"/profile/0/field", "/profile/0/format", "/figures/0/index", "/figures/0/unit",
					"/figures/0/number/group", "/figures/0/period", "/figures/0/knownFrom", "/figures/0/title");
	}

	@Test
	void mappingMakesNoMoreThanAThousandFiguresOfARow() {
		String figure = "{\"column\": \"C\", \"index\": \"staff\", \"unit\": \"{people}\"}";
		String mapping = """
				{"source": "S1", "company": {"column": "A", "by": "key"}, "period": "2017", "knownFrom": "2018", "figures": [%s]}""";
		assertThat(
				errors(() -> TableMapping.read(mapping.formatted(String.join(", ", Collections.nCopies(1001, figure)))
					.getBytes(StandardCharsets.UTF_8))))
			.extracting(InvalidInput::pointer)
			.containsExactly("/figures");
		TableMapping.read(mapping.formatted(String.join(", ", Collections.nCopies(1000, figure)))
			.getBytes(StandardCharsets.UTF_8));
	}

	@Test
	void tableMustHaveTheMappingsColumnsAndNoOthers() {
		assertThat(errors(() -> TableSurvey.of(file("Symbol,Colour\n"), mapping("refuse"))))
			.extracting(InvalidInput::field)
			.containsExactly("Colour");
		assertThat(errors(() -> TableSurvey.of(file("Symbol,Name,Founded\n"), mapping("refuse"))))
			.extracting(InvalidInput::field)
			.containsExactly("Country", "Revenue", "Staff", "On");
	}

	@ParameterizedTest
	@CsvSource({ "sp500-constituents.json, sp500/constituents_2018-04-02.csv, 0",
			"sp500-financials.json, sp500/constituents-financials_2018-02-08.csv, 5040" })
	void exampleReadsItsTable(String mapping, String table, long figures) throws IOException {
		Path path = RealFiles.file(table);
		TableMapping read = TableMapping.read(Files.readAllBytes(Path.of("examples", mapping)));
		TableSurvey survey = TableSurvey.of(path, read);
		assertThat(survey.faults().listed()).isEmpty();
		assertThat(survey.companies()).hasSize(505);
		assertThat(fields(prepared(path, read, survey), "observations")).hasSize((int) figures);
	}

	private PreparedTable prepared(String odd, String rows) {
		Path path = file(HEADER + rows);
		TableMapping mapping = mapping(odd);
		return prepared(path, mapping, TableSurvey.of(path, mapping));
	}

	private static PreparedTable prepared(Path path, TableMapping mapping, TableSurvey survey) {
		assertThat(survey.faults().listed()).isEmpty();
		Map<String, ResolvedCompany> companies = new HashMap<>();
		survey.companies()
			.forEach((identity, company) -> companies.put(identity,
					new ResolvedCompany("key-of-" + identity.toLowerCase(Locale.ROOT), company, null)));
		return new PreparedTable(path, mapping, survey.note(), companies, Set.of("revenue"), true);
	}

	private TableSurvey survey(String odd, String rows) {
		return TableSurvey.of(file(HEADER + rows), mapping(odd));
	}

	private Path file(String text) {
		try {
			return Files.writeString(Files.createTempFile(this.folder, "table", ".csv"), text);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static TableMapping mapping(String odd) {
		return TableMapping.read(MAPPING.formatted(odd).getBytes(StandardCharsets.UTF_8));
	}

	private static List<Map<String, String>> fields(PreparedTable table, String resource) {
		return Objects.requireNonNull(table.rows(resource).map(PackageRow::fields).collectList().block());
	}

	private static List<InvalidInput> errors(ThrowingCallable reading) {
		ApiProblem problem = Objects.requireNonNull(catchThrowableOfType(ApiProblem.class, reading), "Not refused");
		Map<String, Object> properties = Objects.requireNonNull(problem.getBody().getProperties());
		return ((List<?>) Objects.requireNonNull(properties.get("errors"))).stream()
			.map(InvalidInput.class::cast)
			.toList();
	}

}
