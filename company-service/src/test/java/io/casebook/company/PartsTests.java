package io.casebook.company;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;

import static org.assertj.core.api.Assertions.assertThat;

@CompanyServiceTest
class PartsTests {

	private static final String FOUNDED_BY = """
			{"from":"zeta-pay","relation":"founded-by","to":"alpha-bank","date":"2013","note":"With others",
			"sources":[{"key":"S17","locator":"p. 4"}],
			"flags":[{"code":"founder-younger","note":"The founder is younger"}]}""";

	private static final String FOUNDED = """
			{"from":"alpha-bank","relation":"founded","to":"zeta-wallet","sources":[{"key":"doc"}],"flags":[]}""";

	private static final String S17 = """
			{"key":"S17","citationShort":"S, 2017","csl":{"id":"S17","type":"document","author":[{"literal":"S"}],
			"issued":{"date-parts":[[2017]]},"custom":{"citationShort":"S, 2017"}}}""";

	private static final String DOC = """
			{"key":"doc","citationShort":"The document",
			"csl":{"id":"doc","type":"document","custom":{"citationShort":"The document"}}}""";

	private static final String PAIR = """
			{"key":"pair","title":"A pair","description":"Two of them","members":["zeta-pay","alpha-bank"]}""";

	@Autowired
	private CasebookClient casebook;

	@BeforeEach
	void loadSmallPackage() {
		this.casebook.forgetAll();
		this.casebook.load(PackageLines.small());
	}

	@Test
	void offeringsComeInTheOrderOfThePackage() {
		this.casebook.assertAnswer("/api/v1/companies/zeta-pay/offerings", """
				{"items":[
				{"key":"zeta-wallet","company":"zeta-pay","name":"Zeta Wallet",
					"names":[{"name":"Zeta Wallet","language":"en","kind":"common"}],"kind":"payments","date":"2014",
					"combines":[],"sources":[{"key":"doc"}],"flags":[]},
				{"key":"zeta-loan","company":"zeta-pay","name":"Zeta Loan","names":[],"kind":"lending",
					"dateAsStated":"not dated","note":"Small loans","combines":[],
					"sources":[{"key":"doc","locator":"p. 1"}],"flags":[]},
				{"key":"zeta-both","company":"zeta-pay","name":"Both","names":[],"kind":"combined",
					"combines":["zeta-wallet","zeta-loan"],"sources":[{"key":"S17"}],
					"flags":[{"code":"two-products-one-figure","note":"Not to be split"}]}]}""");
	}

	@Test
	void capabilitiesAreListed() {
		this.casebook.assertAnswer("/api/v1/companies/zeta-pay/capabilities",
				"""
						{"items":[{"key":"zeta-scoring","company":"zeta-pay","statement":"Scores at once","sources":[{"key":"doc"}],
						"flags":[]}]}""");
	}

	@Test
	void relationshipsOfTheCompanyAndItsOfferingsAreListedInBothDirections() {
		this.casebook.assertAnswer("/api/v1/companies/zeta-pay/relationships",
				"{\"items\":[" + FOUNDED_BY + "," + FOUNDED + "]}");
		this.casebook.assertAnswer("/api/v1/companies/alpha-bank/relationships",
				"{\"items\":[" + FOUNDED_BY + "," + FOUNDED + "]}");
	}

	@ParameterizedTest
	@ValueSource(strings = { "offerings", "capabilities" })
	void companyWithoutPartsHasAnEmptyList(String parts) {
		this.casebook.assertAnswer("/api/v1/companies/alpha-bank/" + parts, "{\"items\":[]}");
	}

	@ParameterizedTest
	@ValueSource(strings = { "offerings", "capabilities", "relationships" })
	void partsOfAnUnknownCompanyAreAnUnknownKey(String parts) {
		this.casebook.assertProblem("/api/v1/companies/nobody/" + parts, HttpStatus.NOT_FOUND, """
				{"type":"/problems/unknown-key","detail":"There is no company with the key 'nobody'",
				"instance":"/api/v1/companies/nobody/%s",
				"errors":[{"detail":"There is no company with this key","parameter":"company","value":"nobody"}]}"""
			.formatted(parts));
	}

	@Test
	void groupHasItsMembersInOrder() {
		this.casebook.assertAnswer("/api/v1/groups/pair", PAIR);
		this.casebook.assertAnswer("/api/v1/groups", "{\"items\":[" + PAIR + "]}");
	}

	@Test
	void unknownGroupIsNamed() {
		this.casebook.assertProblem("/api/v1/groups/nothing", HttpStatus.NOT_FOUND, """
				{"type":"/problems/unknown-key","detail":"There is no group with the key 'nothing'",
				"instance":"/api/v1/groups/nothing",
				"errors":[{"detail":"There is no group with this key","parameter":"group","value":"nothing"}]}""");
	}

	@Test
	void sourcesAreListedByKeyWithCapitalsFirst() {
		this.casebook.assertAnswer("/api/v1/sources", "{\"items\":[" + S17 + "," + DOC + "]}");
		this.casebook.assertAnswer("/api/v1/sources/S17", S17);
	}

	@Test
	void sourcesArePaged() {
		String next = this.casebook.get("/api/v1/sources?limit=1").get("next").asString();
		this.casebook.assertAnswer("/api/v1/sources?limit=1&cursor=" + next, "{\"items\":[" + DOC + "]}");
	}

	@Test
	void listsAreStreamed() {
		assertThat(this.casebook.stream("/api/v1/groups")).containsExactly(this.casebook.parse(PAIR));
		assertThat(this.casebook.stream("/api/v1/sources")).containsExactly(this.casebook.parse(S17),
				this.casebook.parse(DOC));
	}

	@Test
	void unknownSourceIsNamed() {
		this.casebook.assertProblem("/api/v1/sources/X99", HttpStatus.NOT_FOUND, """
				{"type":"/problems/unknown-key","detail":"There is no source with the key 'X99'",
				"instance":"/api/v1/sources/X99",
				"errors":[{"detail":"There is no source with this key","parameter":"source","value":"X99"}]}""");
	}

	@Test
	void internalSourcesLeaveOutTheUnknown() {
		this.casebook.assertAnswer("/internal/sources?keys=doc,X99,S17,no%20key",
				"{\"items\":[" + DOC + "," + S17 + "]}");
	}

	@Test
	void internalKeysSayWhatTheyAreOf() {
		this.casebook.assertAnswer("/internal/keys?keys=zeta-loan,nobody,zeta-pay", """
				{"known":[{"key":"zeta-loan","kind":"offering"},{"key":"zeta-pay","kind":"company"}]}""");
	}

	@Test
	void whoAsksForNoKeysIsTold() {
		for (String path : List.of("/internal/keys", "/internal/sources")) {
			this.casebook.assertProblem(path, HttpStatus.BAD_REQUEST, """
					{"type":"/problems/invalid-parameter","instance":"%s",
					"detail":"The parameter 'keys' has an invalid value: keys, separated by commas",
					"errors":[{"detail":"keys, separated by commas","parameter":"keys"}]}""".formatted(path));
		}
		this.casebook.assertAnswer("/internal/keys?keys&keys=nobody", "{\"known\":[]}");
	}

	@Test
	void unknownKeysAreThoseThatNothingHas() {
		this.casebook.send(HttpMethod.POST, "/internal/known-keys", """
				{"companies":{"zeta-pay":2,"zeta-loan":3,"nobody":4,"no\\u0000key":5},
				"entities":{"zeta-pay":6,"zeta-loan":7,"nobody":8},"sources":{"S17":9,"X99":10}}""")
			.is(200, null,
					"""
							{"companies":{"zeta-loan":3,"nobody":4,"no\\u0000key":5},"entities":{"nobody":8},"sources":{"X99":10}}""");
		this.casebook.send(HttpMethod.POST, "/internal/known-keys", "{}")
			.is(200, null, "{\"companies\":{},\"entities\":{},\"sources\":{}}");
	}

	@Test
	void twoHundredThousandKeysAreCheckedAtOnce() {
		String keys = IntStream.range(0, 200_000)
			.mapToObj((i) -> "\"some-key-of-ordinary-length-%d\":%d".formatted(i, i))
			.collect(Collectors.joining(",", "{\"entities\":{\"zeta-pay\":1,", "}}"));
		assertThat(this.casebook.send(HttpMethod.POST, "/internal/known-keys", keys).json().get("entities").size())
			.isEqualTo(200_000);
	}

	@ParameterizedTest
	@CsvSource({ "cik/1691445, 200", "cik/0001691445, 200", "isin/US7477981069, 200", "ticker/zp, 200", "cik/1, 404",
			"lei/x, 404", "isbn/1, 400" })
	void identifierNamesItsCompany(String identifier, int status) {
		Answer answer = this.casebook.ask("/internal/identifiers/" + identifier).is(status, null);
		assertThat(answer.json().path("key").asString("")).isEqualTo((status == 200) ? "zeta-pay" : "");
	}

	@Test
	void casesOfAGroupComeInItsOrderWithTheirParts() {
		String zetaPay = this.casebook.get("/api/v1/companies/zeta-pay").toString();
		String alphaBank = this.casebook.get("/api/v1/companies/alpha-bank").toString();
		String rest = """
				"offerings":[{"key":"zeta-wallet","company":"zeta-pay","name":"Zeta Wallet","date":"2014"},
					{"key":"zeta-loan","company":"zeta-pay","name":"Zeta Loan"},
					{"key":"zeta-both","company":"zeta-pay","name":"Both"}],
				"relationships":[{"place":0,"relationship":%s},{"place":0,"relationship":%s}]}""".formatted(FOUNDED_BY,
				FOUNDED);
		assertThat(timeless(this.casebook.get("/internal/cases?group=pair").toString()))
			.isEqualTo(timeless("{\"companies\":[" + zetaPay + "," + alphaBank + "]," + rest));
		assertThat(timeless(this.casebook.get("/internal/cases?companies=alpha-bank,zeta-pay,alpha-bank").toString()))
			.isEqualTo(timeless("{\"companies\":[" + alphaBank + "," + zetaPay + "]," + rest));
	}

	@Test
	void casesNameEveryUnknownCompany() {
		this.casebook.assertProblem("/internal/cases?companies=nobody,zeta-pay,zeta-wallet", HttpStatus.NOT_FOUND, """
				{"type":"/problems/unknown-key","detail":"There is no company with the key 'nobody', 'zeta-wallet'",
				"instance":"/internal/cases",
				"errors":[{"detail":"There is no company with this key","parameter":"companies","value":"nobody"},
					{"detail":"There is no company with this key","parameter":"companies","value":"zeta-wallet"}]}""");
	}

	@Test
	void casesOfAGroupAreNoMoreThanCanBeCompared() {
		PackageLines lines = PackageLines.small();
		IntStream.rangeClosed(1, 51).forEach((number) -> {
			String key = "many-" + number;
			lines.row("companies", "key", key, "name", key, "kind", "case", "summary", "One of many", "sources", "doc");
			lines.row("groups", "key", "too-many", "title", "Too many", "member", key);
			if (number <= 50) {
				lines.row("groups", "key", "many", "title", "Many", "member", key);
			}
		});
		this.casebook.load(lines);
		assertThat(this.casebook.get("/internal/cases?group=many").get("companies").size()).isEqualTo(50);
		this.casebook.assertProblem("/internal/cases?group=too-many", HttpStatus.BAD_REQUEST,
				"""
						{"type":"/problems/invalid-parameter","instance":"/internal/cases",
						"detail":"The parameter 'group' has an invalid value: a group of 1 to 50 companies; it has 51",
						"errors":[{"detail":"a group of 1 to 50 companies; it has 51","parameter":"group","value":"too-many"}]}""");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "?companies=", "?group=pair&companies=zeta-pay" })
	void casesWantEitherAGroupOrCompanies(String query) {
		this.casebook.http().get().uri("/internal/cases" + query).exchange().expectStatus().isBadRequest();
	}

	/** Members compared in any order, and without the time and the place of recording. */
	private static JsonNode timeless(String answer) {
		return JsonMapper.shared()
			.readTree(answer.replaceAll("\"recordedAt\":\"[^\"]+\"", "\"recordedAt\":\"now\"")
				.replaceAll("\"place\":\\d+", "\"place\":0"));
	}

}
