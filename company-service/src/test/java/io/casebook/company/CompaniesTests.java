package io.casebook.company;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

import static org.assertj.core.api.Assertions.assertThat;

@CompanyServiceTest
class CompaniesTests {

	private static final String ZETA_PAY = """
			{"key":"zeta-pay","name":"Zeta Pay","kind":"case","founded":"2013","country":"CN","seat":"Shanghai",
			"industry":"Fintech","summary":"Pays","sources":["doc","S17"],
			"names":[{"name":"Zeta Pay","language":"en","kind":"common"},
				{"name":"泽塔支付","language":"zh","kind":"localised"},
				{"name":"Omega Coins","language":"en","kind":"former","from":"2011","to":"2012-12"}],
			"identifiers":[{"scheme":"cik","value":"0001691445"},{"scheme":"isin","value":"US7477981069"},
				{"scheme":"ticker","value":"ZP"}],
			"distinctions":[{"text":"The first","sources":[{"key":"S17"}]}],
			"mottos":[{"kind":"mission","text":"Pay warmly","sources":[{"key":"S17","locator":"p. 9"}]}],
			"flags":[{"code":"doubtful","note":"Said once"},{"code":"bare"}],"recordedAt":"now","revision":1}""";

	private static final String ALPHA_BANK = """
			{"key":"alpha-bank","name":"Alpha Bank","kind":"organisation","summary":"Keeps","sources":["doc"],"names":[],
			"identifiers":[],"distinctions":[],"mottos":[],"flags":[],"recordedAt":"now","revision":1}""";

	@Autowired
	private CasebookClient casebook;

	@BeforeEach
	void loadSmallPackage() {
		this.casebook.forgetAll();
		this.casebook.load(PackageLines.small());
	}

	@Test
	void profileHasEverythingThatIsStated() {
		this.casebook.assertAnswer("/api/v1/companies/zeta-pay", ZETA_PAY);
	}

	@Test
	void profileLeavesOutWhatIsNotStated() {
		this.casebook.assertAnswer("/api/v1/companies/alpha-bank", ALPHA_BANK);
	}

	@Test
	void listIsOrderedByKey() {
		this.casebook.assertAnswer("/api/v1/companies", "{\"items\":[" + ALPHA_BANK + "," + ZETA_PAY + "]}");
	}

	@Test
	void pagesFollowEachOtherWithoutGapOrRepetition() {
		List<String> keys = new ArrayList<>();
		JsonNode page = this.casebook.get("/api/v1/companies?limit=1");
		keys.addAll(keys(page));
		while (page.has("next")) {
			page = this.casebook.get("/api/v1/companies?limit=1&cursor={next}", page.get("next").asString());
			keys.addAll(keys(page));
		}
		assertThat(keys).containsExactly("alpha-bank", "zeta-pay");
	}

	@Test
	void ndjsonStreamsAllThatMatch() {
		assertThat(this.casebook.stream("/api/v1/companies?kind=case,organisation"))
			.extracting((profile) -> profile.get("key").asString())
			.containsExactly("alpha-bank", "zeta-pay");
	}

	@ParameterizedTest
	@CsvSource({ "q=ZETA, zeta-pay", "q=支付, zeta-pay", "q=付, zeta-pay", "q=omega coin, zeta-pay",
			"q=alpha-b, alpha-bank", "q=1691445, zeta-pay", "q=0001691445, zeta-pay", "q=us7477981069, zeta-pay",
			"q=zp, zeta-pay", "q=169144,", "q=Zeta Wallet,", "q=ａｌｐｈａ, alpha-bank", "q=a, alpha-bank zeta-pay",
			"kind=case, zeta-pay", "kind=market,", "kind=case&kind=organisation, alpha-bank zeta-pay",
			"country=CN, zeta-pay", "country=DE,", "industry=fintech, zeta-pay", "group=pair, alpha-bank zeta-pay",
			"group=pair&q=alpha&kind=case,", "group=pair&q=alpha&kind=organisation, alpha-bank" })
	void filtersFind(String query, String keys) {
		assertThat(keys(this.casebook.get("/api/v1/companies?" + query)))
			.containsExactlyElementsOf((keys != null) ? List.of(keys.split(" ")) : List.of());
	}

	@Test
	void wildcardsOfDatabasesAreOrdinaryCharacters() {
		assertThat(keys(this.casebook.get("/api/v1/companies?q={q}", "%"))).isEmpty();
		assertThat(keys(this.casebook.get("/api/v1/companies?q={q}", "Z_ta"))).isEmpty();
	}

	@Test
	void unknownCompanyIsNamed() {
		this.casebook.assertProblem("/api/v1/companies/nobody", HttpStatus.NOT_FOUND, """
				{"type":"/problems/unknown-key","detail":"There is no company with the key 'nobody'",
				"instance":"/api/v1/companies/nobody",
				"errors":[{"detail":"There is no company with this key","parameter":"company","value":"nobody"}]}""");
	}

	@Test
	void offeringIsNotACompany() {
		this.casebook.http().get().uri("/api/v1/companies/zeta-wallet").exchange().expectStatus().isNotFound();
	}

	@Test
	void keyThatCannotBeOneIsUnknown() {
		this.casebook.http().get().uri("/api/v1/companies/{key}", "Not AKey").exchange().expectStatus().isNotFound();
	}

	@Test
	void unknownGroupIsNamed() {
		this.casebook.assertProblem("/api/v1/companies?group=nothing", HttpStatus.NOT_FOUND, """
				{"type":"/problems/unknown-key","detail":"There is no group with the key 'nothing'",
				"instance":"/api/v1/companies",
				"errors":[{"detail":"There is no group with this key","parameter":"group","value":"nothing"}]}""");
	}

	@Test
	void unknownKindIsRefusedWithThoseThereAre() {
		this.casebook.assertProblem("/api/v1/companies?kind=case,firm", HttpStatus.BAD_REQUEST,
				"""
						{"type":"/problems/invalid-parameter","instance":"/api/v1/companies",
						"detail":"The parameter 'kind' has an invalid value: one of case, organisation, benchmark, market, unit",
						"errors":[{"detail":"one of case, organisation, benchmark, market, unit","parameter":"kind","value":"firm"}]}""");
	}

	@Test
	void unknownCountryIsRefused() {
		this.casebook.assertProblem("/api/v1/companies?country=China", HttpStatus.BAD_REQUEST,
				"""
						{"type":"/problems/invalid-parameter","instance":"/api/v1/companies",
						"detail":"The parameter 'country' has an invalid value: a country code of ISO 3166-1 alpha-2, such as CN",
						"errors":[{"detail":"a country code of ISO 3166-1 alpha-2, such as CN","parameter":"country",
							"value":"China"}]}""");
	}

	@ParameterizedTest
	@CsvSource({ "limit, 0, invalid-parameter", "limit, 201, invalid-parameter", "limit, many, invalid-parameter",
			"cursor, xyz, broken-cursor", "cursor, MToB, broken-cursor", "q, '', invalid-parameter",
			"q, a\u0000b, invalid-parameter", "kind, '', invalid-parameter", "industry, '\t', invalid-parameter",
			"colour, red, unknown-parameter" })
	void badInputIsRefused(String parameter, String value, String type) {
		this.casebook.http()
			.get()
			.uri((uri) -> uri.path("/api/v1/companies").queryParam(parameter, "{value}").build(value))
			.exchange()
			.expectStatus()
			.isBadRequest()
			.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.expectBody()
			.jsonPath("$.type")
			.isEqualTo("/problems/" + type)
			.jsonPath("$.errors[0].parameter")
			.isEqualTo(parameter);
	}

	@Test
	void streamRefusesPaging() {
		this.casebook.http()
			.get()
			.uri("/api/v1/companies?limit=5")
			.accept(MediaType.APPLICATION_NDJSON)
			.exchange()
			.expectStatus()
			.isBadRequest()
			.expectBody()
			.jsonPath("$.type")
			.isEqualTo("/problems/unknown-parameter");
	}

	private static List<String> keys(JsonNode page) {
		return page.get("items").valueStream().map((item) -> item.get("key").asString()).toList();
	}

}
