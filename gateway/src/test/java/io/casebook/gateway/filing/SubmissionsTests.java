package io.casebook.gateway.filing;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.casebook.gateway.identity.RecordedCompany;
import io.casebook.gateway.imports.PackageRow;
import io.casebook.problem.ApiProblem;
import io.casebook.problem.InvalidInput;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class SubmissionsTests {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private static final String COLUMNS = """
			{"accessionNumber": ["0000000001-22-000007", "0000000009-22-000001"], "filingDate": ["2022-02-10", "2022-01-05"],
			 "reportDate": ["2021-12-31", ""], "form": ["10-K", "SC 13G/A"], "items": ["", ""], "size": [1, 2],
			 "primaryDocument": ["acme-10k.htm", ""], "primaryDocDescription": ["ANNUAL REPORT", ""], "isXBRL": [1, null]}""";

	private static final String DOCUMENT = """
			{"cik": "1234567", "name": "Acme, Inc.", "tickers": ["ACM", "acm"], "exchanges": ["NYSE", null], "lei": null,
			 "sicDescription": "Widgets", "website": "", "addresses": {"mailing": {"city": "X"}, "business": {
			   "city": "WILMINGTON", "stateOrCountry": "DE", "stateOrCountryDescription": "DE"}},
			 "formerNames": [{"name": "Widgets Ltd", "from": "1999-01-02T00:00:00.000Z", "to": "2003-04-05T00:00:00.000Z"}],
			 "filings": {"recent": %s, "files": [{"name": "CIK0001234567-submissions-001.json", "filingCount": 9,
			   "filingFrom": "1994-01-01", "filingTo": "1999-01-01"}]}}"""
		.formatted(COLUMNS);

	@TempDir
	private Path folder;

	@Test
	void newCompanyGetsAllThatIsSaidOfIt() {
		Prepared prepared = prepared(DOCUMENT, null, Set.of());
		assertThat(prepared.fields("companies")).containsExactly(Map.of("key", "acme", "name", "Acme, Inc.", "kind",
				"case", "summary", "Filer with the SEC, CIK 0001234567", "country", "US", "seat", "WILMINGTON, DE",
				"industry", "Widgets", "sources", "EDGAR-CIK0001234567", "madeFrom", "0"));
		assertThat(prepared.fields("names")).containsExactly(
				Map.of("key", "acme", "name", "Acme, Inc.", "language", "en", "kind", "full", "madeFrom", "0"),
				Map.of("key", "acme", "name", "Widgets Ltd", "language", "en", "kind", "former", "from", "1999-01-02",
						"to", "2003-04-05", "madeFrom", "0"));
		assertThat(prepared.fields("identifiers")).containsExactly(
				Map.of("key", "acme", "scheme", "cik", "value", "0001234567", "madeFrom", "0"),
				Map.of("key", "acme", "scheme", "ticker", "value", "ACM", "madeFrom", "0"));
	}

	@Test
	void filingsAreEventsWithTheirOwnSources() {
		Prepared prepared = prepared(DOCUMENT, null, Set.of("0000000009-22-000001"));
		assertThat(prepared.fields("events")).containsExactly(
				Map.of("company", "acme", "date", "2022-02-10", "kind", "other", "title",
						"Files 10-K for 2021-12-31 (0000000001-22-000007)", "detail",
						"ANNUAL REPORT; document acme-10k.htm", "sources", "0000000001-22-000007"),
				Map.of("company", "acme", "date", "2022-01-05", "kind", "other", "title",
						"SC 13G/A about it is filed (0000000009-22-000001)", "sources", "0000000009-22-000001"));
		assertThat(prepared.fields("sources")).extracting((row) -> JSON.readTree(row.get("csl")))
			.containsExactly(JSON.readTree("""
					{"id": "EDGAR-CIK0001234567", "type": "webpage", "title": "Acme, Inc., CIK 0001234567",
					 "author": [{"literal": "U.S. Securities and Exchange Commission"}], "container-title": "EDGAR",
					 "URL": "https://www.sec.gov/cgi-bin/browse-edgar?action=getcompany&CIK=0001234567",
					 "custom": {"citationShort": "SEC EDGAR, CIK 0001234567"}}"""), JSON.readTree(
					"""
							{"id": "0000000001-22-000007", "type": "report", "title": "10-K of Acme, Inc.",
							 "author": [{"literal": "Acme, Inc."}], "issued": {"date-parts": [[2022, 2, 10]]}, "genre": "10-K",
							 "number": "0000000001-22-000007", "archive": "EDGAR",
							 "publisher": "U.S. Securities and Exchange Commission",
							 "URL": "https://www.sec.gov/Archives/edgar/data/1234567/000000000122000007/0000000001-22-000007-index.htm",
							 "custom": {"citationShort": "Acme, Inc., 10-K, 2022-02-10"}}"""));
		assertThat(prepared.it().notes()).containsExactly("2 filings in the document",
				"Older filings are not in the document; import them from its other pages: "
						+ "CIK0001234567-submissions-001.json (9 filings, 1994-01-01 to 1999-01-01)",
				"The company acme is new");
	}

	@Test
	void whatIsRecordedStaysAndWhatIsEmptyIsFilled() {
		RecordedCompany recorded = new RecordedCompany(
				Map.of("key", "acme", "name", "Acme", "kind", "case", "country", "CA", "summary", "Makes things",
						"sources", "A1#p. 4", "revision", "3"),
				List.of(Map.of("key", "acme", "name", "Acme, Inc.", "kind", "full")),
				List.of(Map.of("key", "acme", "scheme", "cik", "value", "1234567"),
						Map.of("key", "acme", "scheme", "ticker", "value", "Acm")));
		Prepared prepared = prepared(DOCUMENT, recorded, Set.of());
		assertThat(prepared.fields("companies")).containsExactly(Map.of("key", "acme", "name", "Acme", "kind", "case",
				"country", "CA", "summary", "Makes things", "seat", "WILMINGTON, DE", "industry", "Widgets", "sources",
				"A1#p. 4;EDGAR-CIK0001234567", "madeFrom", "3"));
		assertThat(prepared.fields("names")).extracting("kind", "madeFrom").containsExactly(tuple("former", "3"));
		assertThat(prepared.fields("identifiers")).isEmpty();
	}

	@Test
	void olderPageHasFilingsOnly() {
		RecordedCompany recorded = new RecordedCompany(Map.of("key", "acme", "name", "Acme", "revision", "1"),
				List.of(), List.of());
		EdgarFile file = Edgar.file(this.folder, COLUMNS);
		assertThat(DocumentKind.of(file)).isEqualTo(DocumentKind.OLDER_FILINGS);
		Prepared prepared = new Prepared(new PreparedSubmissions(SubmissionsReader.read(file, true),
				new FilerCompany("acme", new Filer("0001234567", null), recorded), Set.of(), JSON));
		assertThat(prepared.fields("events")).hasSize(2);
		assertThat(prepared.fields("sources")).hasSize(2);
		assertThat(prepared.fields("companies")).isEmpty();
		assertThat(prepared.fields("names")).isEmpty();
		assertThat(prepared.fields("identifiers")).isEmpty();
	}

	/** A packed document is small however large it is. */
	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "\"ACM\", \"acm\"|\"ACM\"|/tickers", "\"ACM\", \"acm\"|[]|/tickers",
					"\"ACM\", \"acm\"|\"%s\"|/tickers", "\"mailing\": {|\"mailing\": {\"n%d\": 1|/addresses",
					"\"formerNames\": [|\"formerNames\": [{\"name\": \"A\"}|/formerNames",
					"\"files\": [|\"files\": [{\"name\": \"A\"}|/filings/files" })
	void partThatIsTooLargeToBeKeptIsRefused(String place, String member, String pointer) {
		String start = member.startsWith(place) ? place : "";
		String many = IntStream.rangeClosed(0, 10_000)
			.mapToObj((i) -> member.substring(start.length()).formatted(member.contains("%d") ? i : "x".repeat(200)))
			.collect(Collectors.joining(","));
		String document = DOCUMENT.replace(place, start + many + (start.isEmpty() ? "" : ","));
		EdgarFile file = new EdgarFile(Edgar.file(this.folder, document).path(), 10_000_000, false);
		ApiProblem problem = Objects.requireNonNull(
				catchThrowableOfType(ApiProblem.class, () -> SubmissionsReader.read(file, false)),
				"It was not refused");
		assertThat(problem.getStatusCode().value()).isEqualTo(413);
		assertThat(problem.errors()).extracting(InvalidInput::pointer).containsExactly(pointer);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"\"form\": [\"10-K\", |\"form\": [|/filings/recent/form|2 values, as accessionNumber has; there are 1",
			"\"isXBRL\": [1, |\"isXBRL\": [|/filings/recent/isXBRL|2 values, as accessionNumber has; there are 1",
			"\"2022-01-05\"|\"2022-13-05\"|/filings/recent/filingDate/1|a day such as 2022-02-07",
			"\"filingDate\"|\"filed\"|/filings/recent/filingDate|an array with a value for each filing: it is required",
			"\"cik\": \"1234567\"|\"cik\": \"x\"|/cik|the filer's Central Index Key: a number of up to ten digits" })
	void whatIsWrongIsToldAtItsPlace(String sound, String wrong, String pointer, String expected) {
		ApiProblem problem = catchThrowableOfType(ApiProblem.class,
				() -> SubmissionsReader.read(Edgar.file(this.folder, DOCUMENT.replace(sound, wrong)), false));
		assertThat(RefusedFilingTests.errors(Objects.requireNonNull(problem, "It was not refused")))
			.extracting((error) -> error.pointer() + " " + error.detail())
			.containsExactly(pointer + " " + expected);
	}

	@Test
	void whatIsOddInAProfileIsNamedAndTheRestIsTaken() {
		String odd = DOCUMENT.replace("\"lei\": null", "\"lei\": \"X\"")
			.replace("1999-01-02T", "1999-1-2T")
			.replace("\"acm\"]", "null, \"\", \"A CM\"]")
			.replace("\"reportDate\": [\"2021-12-31\"", "\"reportDate\": [\"0000-00-00\"")
			.replace("\"name\": \"Acme, Inc.\"", "\"name\": null")
			.replace("[{\"name\": \"Widgets", "[{\"name\": \"\"}, {\"name\": \"Widgets");
		Prepared prepared = prepared(odd, null, Set.of());
		assertThat(prepared.fields("names")).containsExactly(Map.of("key", "acme", "name", "Widgets Ltd", "language",
				"en", "kind", "former", "to", "2003-04-05", "madeFrom", "0"));
		assertThat(prepared.fields("identifiers")).extracting("value").containsExactly("0001234567", "ACM");
		assertThat(prepared.fields("events")).extracting("title")
			.first()
			.isEqualTo("Files 10-K (0000000001-22-000007)");
		assertThat(prepared.it().notes())
			.contains("Not taken, because it is not of the usual form: /filings/recent/reportDate/0 '0000-00-00', "
					+ "/tickers 'A CM', /lei 'X', /formerNames/0, /formerNames/1/from '1999-1-2T00:00:00.000Z'");
	}

	@Test
	void filerWithoutFilingsHasItsProfileOnly() {
		int begin = DOCUMENT.indexOf("\"filings\"");
		String document = DOCUMENT.substring(0, begin) + "\"filings\": {\"recent\": {}, \"files\": []}}";
		Prepared prepared = prepared(document, null, Set.of());
		assertThat(prepared.fields("companies")).hasSize(1);
		assertThat(prepared.fields("events")).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "NY, NY, US", "X0, United Kingdom, GB", "F4, China, CN", "K3, Hong Kong, HK",
			"A6, 'Ontario, Canada', CA", "GA, GA, US", "2Q, Georgia, GE", "XX, Unknown,", "'', ''," })
	void countryIsToldWhereItIsCertain(String code, String description, @Nullable String country) {
		BusinessAddress address = new BusinessAddress(JSON.createObjectNode()
			.put("city", "Somewhere")
			.put("stateOrCountry", code)
			.put("stateOrCountryDescription", description));
		assertThat(address.country()).isEqualTo(country);
	}

	@Test
	void realFileReadsWhole() {
		EdgarFile file = new EdgarFile(RealFiles.edgar("submissions_CIK0001835632_MRVL.json.gz"), 10_000_000, true);
		Submissions read = SubmissionsReader.read(file, false);
		assertThat(read.filings()).hasSize(787);
		assertThat(read.country()).isEqualTo("US");
		assertThat(read.tickers()).containsExactly("MRVL");
	}

	private Prepared prepared(String document, @Nullable RecordedCompany recorded, Set<String> knownSources) {
		EdgarFile file = Edgar.file(this.folder, document);
		assertThat(DocumentKind.of(file)).isEqualTo(DocumentKind.SUBMISSIONS);
		Submissions read = SubmissionsReader.read(file, false);
		return new Prepared(new PreparedSubmissions(read,
				new FilerCompany("acme", Objects.requireNonNull(read.filer()), recorded), knownSources, JSON));
	}

	private record Prepared(PreparedSubmissions it) {

		List<Map<String, String>> fields(String resource) {
			return Objects.requireNonNull(this.it.rows(resource).map(PackageRow::fields).collectList().block());
		}

	}

}
