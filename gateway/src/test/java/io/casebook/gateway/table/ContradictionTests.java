package io.casebook.gateway.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.casebook.gateway.identity.RecordedCompany;
import io.casebook.problem.ApiProblem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** What becomes of cells about one company that are not the same. */
class ContradictionTests {

	private static final TableMapping MAPPING = TableMapping
		.read("""
				{"source": "S1",
				 "company": {"column": "Symbol", "by": "ticker", "nameColumn": "Name", "unknown": "create", "summary": "Listed"},
				 "profile": [{"column": "Country", "field": "country"}, {"column": "Domicile", "field": "country"},
				  {"column": "Elsewhere", "field": "ticker"}, {"column": "LEI", "field": "lei"},
				  {"column": "CIK", "field": "cik"}, {"column": "ISIN", "field": "isin"},
				  {"column": "Other ISIN", "field": "isin"}]}"""
			.getBytes(StandardCharsets.UTF_8));

	private static final String HEADER = "Symbol,Name,Country,Domicile,Elsewhere,LEI,CIK,ISIN,Other ISIN\n";

	private static final String LEI = "5493006MHB84DD0ZWV18";

	private static final String OTHER_LEI = "HWUPKR0MPOU8FGXBT394";

	@TempDir
	private Path folder;

	@Test
	void everyIdentifierOfACompanyIsKept() {
		TableCompany company = company("""
				ACM,Acme,,,ACME.L,%s,12,US0000000001,US0000000002
				ACM,Acme,,,ACM.F,%s,0012,US0000000003,US0000000001
				ACM,Acme,,,acm,,13,,
				""".formatted(LEI, OTHER_LEI));
		assertThat(identifiers(company, null)).containsExactlyInAnyOrder("ticker ACM", "ticker ACME.L", "ticker ACM.F",
				"lei " + LEI, "lei " + OTHER_LEI, "cik 12", "cik 13", "isin US0000000001", "isin US0000000002",
				"isin US0000000003");
	}

	@Test
	void identifiersThatACompanyHasAreNotAddedAgain() {
		RecordedCompany recorded = new RecordedCompany(Map.of("key", "acme", "name", "Acme"), List.of(),
				List.of(identifier("ticker", "acm"), identifier("ticker", "700"), identifier("cik", "0012")));
		assertThat(identifiers(company("ACM,Acme,,,0700,,12,,\nACM,Acme,,,ACM,,00013,,\n"), recorded))
			.containsExactlyInAnyOrder("ticker 0700", "cik 00013");
	}

	@Test
	void cellsOfOneRowThatContradictEachOtherAreRefused() {
		TableSurvey survey = survey("ACM,Acme,US,CN,,,,,\nB,Bee,US,US,,,,,\nB,Bee,,US,,,,,\nB,Bee,,DE,,,,,\n");
		assertThat(survey.faults().listed())
			.extracting((fault) -> "%d %s %s: %s".formatted(fault.row(), fault.field(), fault.value(), fault.detail()))
			.containsExactly("2 Domicile CN: what Country of row 2 says of the company, 'US'",
					"5 Domicile DE: what Country of row 3 says of the company, 'US'");
	}

	@Test
	void nameThatIsAnotherIsRefusedWithTheRowThatHasTheFirst() {
		TableSurvey survey = survey("ACM,,,,,,,,\nB,Bee,,,,,,,\nACM,Acme,,,,,,,\nACM,,,,,,,,\nACM,Acme Corp,,,,,,,\n");
		assertThat(survey.faults().listed())
			.extracting((fault) -> "%d %s %s: %s".formatted(fault.row(), fault.field(), fault.value(), fault.detail()))
			.containsExactly("6 Name Acme Corp: the name that row 4 has, 'Acme'");
	}

	@Test
	void onlySoManyIdentifiersAreKept() {
		String rows = IntStream.rangeClosed(0, TableSurvey.MOST_IDENTIFIERS / 4)
			.mapToObj((i) -> "ACM,Acme,,,T%1$d,,%1$d,US%1$010d,CN%1$010d\n".formatted(i))
			.collect(Collectors.joining());
		ApiProblem problem = catchThrowableOfType(ApiProblem.class, () -> survey(rows));
		assertThat(problem).isNotNull();
		assertThat(problem.getBody().getDetail())
			.isEqualTo("The table has more than 250000 identifiers of companies, the most that is taken");
	}

	private TableCompany company(String rows) {
		TableSurvey survey = survey(rows);
		assertThat(survey.faults().listed()).isEmpty();
		return Objects.requireNonNull(survey.companies().get("ACM"));
	}

	private TableSurvey survey(String rows) {
		try {
			return TableSurvey.of(Files.writeString(this.folder.resolve("table.csv"), HEADER + rows), MAPPING);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static List<String> identifiers(TableCompany company, @Nullable RecordedCompany recorded) {
		return new ResolvedCompany("acme", company, recorded).identifiers(MAPPING)
			.stream()
			.map((row) -> row.get("scheme") + " " + row.get("value"))
			.toList();
	}

	private static Map<String, String> identifier(String scheme, String value) {
		return Map.of("key", "acme", "scheme", scheme, "value", value);
	}

}
