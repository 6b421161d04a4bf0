package io.casebook.acceptance;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The companies of the source document are there with their names and what is said of
 * them.
 */
@AgainstPlatform
class CompanyFactsTests {

	private static final String COMPANIES = "/api/v1/companies";

	@Test
	void nothingElseIsThere() {
		List<JsonNode> companies = Platform.items(COMPANIES + "?" + Platform.ALL);
		assertThat(Json.strings(companies, "key")).containsExactlyInAnyOrder("ant-financial", "lufax", "zhongan",
				"qudian", "alibaba-group", "ping-an", "tencent", "paypal", "china-merchants-bank", "china-post",
				"china-credit-card-market", "zhongan-technology");
	}

	@ParameterizedTest
	@CsvFileSource(resources = "/facts/companies.csv", numLinesToSkip = 1)
	void companyIsThereAsStated(String key, String kind, String name, @Nullable String founded,
			@Nullable String country, @Nullable String seat, String says) {
		JsonNode company = Platform.json(COMPANIES + "/" + key);
		assertThat(Json.text(company, "key")).isEqualTo(key);
		assertThat(Json.text(company, "kind")).isEqualTo(kind);
		assertThat(Json.text(company, "name")).isEqualTo(name);
		assertThat(Json.text(company, "founded")).isEqualTo(founded);
		assertThat(Json.text(company, "country")).isEqualTo(country);
		assertThat(Json.string(company, "summary")).containsPattern(ignoringCase(says));
		assertThat(Json.texts(company.get("sources"))).as("sources of %s", company).isNotEmpty();
		if (seat != null) {
			assertThat(Json.string(company, "seat")).contains(seat);
		}
	}

	@ParameterizedTest
	@CsvFileSource(resources = "/facts/names.csv", numLinesToSkip = 1)
	void companyHasItsNamesAndIsFoundByThem(String key, String name, @Nullable String language) {
		JsonNode company = Platform.json(COMPANIES + "/" + key);
		List<JsonNode> names = Json.list(company.get("names"))
			.stream()
			.filter((candidate) -> name.equals(Json.text(candidate, "name")))
			.toList();
		assertThat(names).as("%s among the names of %s", name, company).isNotEmpty();
		if (language != null) {
			assertThat(Json.string(names.getFirst(), "language")).startsWith(language);
		}
		String q = URLEncoder.encode(name, StandardCharsets.UTF_8);
		assertThat(Json.strings(Platform.items(COMPANIES + "?q=" + q), "key")).contains(key);
	}

	@ParameterizedTest
	@CsvFileSource(resources = "/facts/statements.csv", numLinesToSkip = 1)
	void companyIsSaidToBeWhatTheDocumentSays(String key, String list, @Nullable String kind, String says,
			@Nullable String source) {
		JsonNode company = Platform.json(COMPANIES + "/" + key);
		List<JsonNode> found = Json.list(company.get(list))
			.stream()
			.filter((statement) -> kind == null || kind.equals(Json.text(statement, "kind")))
			.filter((statement) -> ignoringCase(says).matcher(Json.string(statement, "text")).find())
			.toList();
		assertThat(found).as("%s of %s that say %s", list, key, says).isNotEmpty();
		assertThat(found).as("sources of %s", found)
			.allSatisfy((statement) -> assertThat(Json.list(statement.get("sources"))).isNotEmpty());
		if (source != null) {
			assertThat(Json.strings(found.getFirst(), "sources", "key")).containsExactly(source);
		}
	}

	@ParameterizedTest
	@CsvSource({ "kind=case, 4", "kind=benchmark, 2", "kind=organisation, 4", "kind=market, 1", "kind=unit, 1",
			"country=CN, 11", "group=fintech-cases, 4", "kind=case&q=lu, 1", "q=no-such-company, 0" })
	void filterNarrows(String filter, int expected) {
		assertThat(Platform.items(COMPANIES + "?" + Platform.ALL + "&" + filter)).as(filter).hasSize(expected);
	}

	@Test
	void groupNamesTheFourCasesInOrder() {
		assertThat(Json.strings(Platform.items("/api/v1/groups"), "key")).containsExactly("fintech-cases");
		assertThat(Json.texts(Platform.json("/api/v1/groups/fintech-cases").get("members"))).isEqualTo(Platform.CASES);
	}

	@ParameterizedTest
	@CsvFileSource(resources = "/facts/sources.csv", numLinesToSkip = 1)
	void sourceIsCitedAsInTheDocumentAndNothingIsInvented(String key, @Nullable String citation) {
		JsonNode source = Platform.json("/api/v1/sources/" + key);
		if (citation != null) {
			assertThat(Json.text(source, "citationShort")).isEqualTo(citation);
			assertThat(source.get("csl").propertyNames()).contains("type", "author", "issued")
				.doesNotContain("title", "URL", "DOI", "page", "container-title", "publisher");
		}
		else {
			assertThat(Json.string(source, "citationShort")).isNotBlank();
		}
	}

	@Test
	void noOtherSourceIsThere() {
		assertThat(Platform.items("/api/v1/sources?" + Platform.ALL)).hasSize(11);
	}

	private static Pattern ignoringCase(String regex) {
		return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
	}

}
