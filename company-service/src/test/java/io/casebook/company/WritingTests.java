package io.casebook.company;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.PATCH;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

@CompanyServiceTest
class WritingTests {

	private static final String COMPANY = "/api/v1/companies/omega";

	private static final String DOCUMENT = """
			{"name":"Omega","kind":"case","founded":"2016~","country":"DE","seat":"Bonn","industry":"Banking",
			"summary":"Lends","sources":["doc",{"key":"S17","locator":"p. 3"}],
			"names":[{"name":"Omega AG","language":"de","kind":"full","from":"2017"},{"name":"Om","kind":"former"}],
			"identifiers":[{"scheme":"lei","value":"529900T8BM49AURSDO55"},{"scheme":"ticker","value":"OM"}],
			"distinctions":[{"text":"Oldest","sources":[{"key":"doc","locator":"p. 1"}]}],
			"mottos":[{"kind":"vision","text":"All","sources":[]},{"kind":"mission","text":"Lend","sources":[{"key":"S17"}]}],
			"flags":[{"code":"doubtful","note":"Twice"}]}""";

	private static final String PROFILE = """
			{"key":"omega","name":"Omega","kind":"case","founded":"2016~","country":"DE","seat":"Bonn",
			"industry":"Banking","summary":"Lends","sources":["doc","S17"],
			"names":[{"name":"Omega AG","language":"de","kind":"full","from":"2017"},{"name":"Om","kind":"former"}],
			"identifiers":[{"scheme":"lei","value":"529900T8BM49AURSDO55"},{"scheme":"ticker","value":"OM"}],
			"distinctions":[{"text":"Oldest","sources":[{"key":"doc","locator":"p. 1"}]}],
			"mottos":[{"kind":"vision","text":"All","sources":[]},{"kind":"mission","text":"Lend","sources":[{"key":"S17"}]}],
			"flags":[{"code":"doubtful","note":"Twice"}],"recordedAt":"now","revision":%d}""";

	@Autowired
	private CasebookClient casebook;

	@BeforeEach
	void loadSmallPackage() {
		this.casebook.forgetAll();
		this.casebook.load(PackageLines.small());
	}

	@Test
	void documentCreatesReplacesAndRetires() {
		Answer created = this.casebook.send(PUT, COMPANY, DOCUMENT).is(201, "\"r1\"", PROFILE.formatted(1));
		assertThat(created.headers().getLocation()).hasToString(COMPANY);
		assertThat(this.casebook.ask(COMPANY).is(200, "\"r1\"").text()).isEqualTo(created.text());

		String plain = "{\"name\":\"Omega Bank\",\"kind\":\"organisation\",\"summary\":\"Lent\"}";
		String replaced = """
				{"key":"omega","name":"Omega Bank","kind":"organisation","summary":"Lent","sources":[],"names":[],
				"identifiers":[],"distinctions":[],"mottos":[],"flags":[],"recordedAt":"now","revision":2}""";
		this.casebook.send(PUT, COMPANY, plain, "If-Match", "\"r1\"").is(200, "\"r2\"", replaced);
		assertThat(this.casebook.get("/api/v1/companies?q=Omega AG").get("items")).isEmpty();

		this.casebook
			.send(DELETE, COMPANY, null, "If-Match", "\"r2\"", "Authorization",
					CasebookClient.CALLS.authorization("key:curator"))
			.is(204, null, "");
		this.casebook.ask(COMPANY).is(404, null);
		this.casebook.ask(COMPANY + "/revisions")
			.is(200, null, "{\"items\":[%s,%s,%s]}".formatted(
					"""
							{"revision":1,"recordedAt":"now","recordedBy":"casebook","supersededAt":"now","content":%s}"""
						.formatted(PROFILE.formatted(1)),
					"""
							{"revision":2,"recordedAt":"now","recordedBy":"casebook","supersededAt":"now","content":%s}"""
						.formatted(replaced),
					"""
							{"revision":3,"recordedAt":"now","recordedBy":"key:curator","retired":true}"""));

		this.casebook.send(PUT, COMPANY, DOCUMENT).is(201, "\"r4\"", PROFILE.formatted(4));
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api/v1/companies/zeta-pay", "/api/v1/companies/zeta-pay/offerings/zeta-both",
			"/api/v1/companies/zeta-pay/offerings/zeta-wallet", "/api/v1/companies/zeta-pay/capabilities/zeta-scoring",
			"/api/v1/companies/zeta-pay/relationships/founded-by/alpha-bank", "/api/v1/groups/pair",
			"/api/v1/sources/S17" })
	void documentThatIsSentBackAsReadChangesNothing(String uri) {
		Answer read = this.casebook.ask(uri).is(200, "\"r1\"");
		assertThat(this.casebook.send(PUT, uri, read.text(), "If-Match", "\"r1\"").is(200, "\"r1\"").text())
			.isEqualTo(read.text());
		assertThat(this.casebook.send(PATCH, uri, "{}", "If-Match", "*").is(200, "\"r1\"").text())
			.isEqualTo(read.text());
		assertThat(this.casebook.ask(uri).is(200, "\"r1\"").text()).isEqualTo(read.text());
		this.casebook.ask(uri, "If-None-Match", "\"r1\"").is(304, "\"r1\"", "");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			/api/v1/companies | /gamma | {"key":"gamma","name":"G","kind":"case","summary":"x"}
			/api/v1/companies/zeta-pay/offerings | /gamma | {"key":"gamma","name":"G","kind":"x"}
			/api/v1/companies/zeta-pay/capabilities | /gamma | {"key":"gamma","statement":"G"}
			/api/v1/companies/zeta-loan/relationships | /founded/alpha-bank | {"relation":"founded","to":"alpha-bank"}
			/api/v1/groups | /gamma | {"key":"gamma","title":"G","members":["alpha-bank"]}
			/api/v1/sources | /G1.a | {"key":"G1.a","citationShort":"G","csl":{"type":"report","volume":1.50}}
			""")
	void postCreatesOnce(String uri, String rest, String document) {
		Answer created = this.casebook.send(POST, uri, document).is(201, "\"r1\"");
		assertThat(created.headers().getLocation()).hasToString(uri + rest);
		assertThat(this.casebook.ask(uri + rest).is(200, "\"r1\"").text()).isEqualTo(created.text());
		this.casebook.send(POST, uri, document).refuses(409, "conflict", null);

		this.casebook.send(DELETE, uri + rest, null, "If-Match", "\"r1\"").is(204, null);
		this.casebook.ask(uri + rest).is(404, null);
		this.casebook.send(PUT, uri + rest, document, "If-None-Match", "*").is(201, "\"r3\"");
	}

	@Test
	void dateMayBeAListOfManyYears() {
		String years = IntStream.rangeClosed(2000, 2024)
			.mapToObj(Integer::toString)
			.collect(Collectors.joining(",", "[", "]"));
		assertThat(years).hasSizeGreaterThan(100);
		this.casebook
			.send(PATCH, "/api/v1/companies/zeta-pay", "{\"founded\":\"%s\"}".formatted(years), "If-Match", "*")
			.is(200, "\"r2\"");
		assertThat(this.casebook.get("/api/v1/companies/zeta-pay").get("founded").asString()).isEqualTo(years);
	}

	/** What is written must be able to go out in a package and come in again. */
	@Test
	void whatNoTableCouldHoldIsRefused() {
		String source = "{\"csl\":{\"type\":\"book\",\"custom\":{\"citationShort\":\"N\"},\"note\":\"%s\"}}";
		this.casebook.send(PUT, "/api/v1/sources/N1", source.formatted("x".repeat(100_000)))
			.refuses(422, "invalid-content", """
					[{"detail":"an item of at most 100000 characters","pointer":"/csl"}]""");
		this.casebook.send(PUT, "/api/v1/sources/N1", source.formatted("\u007f")).refuses(422, "invalid-content", """
				[{"detail":"text of whole characters, U+0000 and U+007F not among them, and numbers of up to 30 digits",
				"pointer":"/csl/note"}]""");
		String flags = IntStream.range(0, 700)
			.mapToObj((i) -> "{\"code\":\"a\",\"note\":\"%06d\"}".formatted(i))
			.collect(Collectors.joining(",", "{\"flags\":[", "]}"));
		this.casebook.send(PATCH, "/api/v1/companies/zeta-pay", flags, "If-Match", "*")
			.refuses(422, "invalid-content", """
					[{"detail":"a list of at most 8000 characters in all","pointer":"/flags"}]""");
	}

	@Test
	void sourceIsCompletedWithItsKeyAndItsShortCitation() {
		this.casebook.send(PUT, "/api/v1/sources/N1", """
				{"citationShort":"N, 2019","csl":{"type":"book","number-of-pages":1.50}}""")
			.is(201, "\"r1\"",
					"""
							{"key":"N1","citationShort":"N, 2019","csl":{"id":"N1","type":"book","custom":{"citationShort":"N, 2019"},
							"number-of-pages":1.50}}""");
		assertThat(this.casebook.ask("/api/v1/sources/N1").text()).contains("\"number-of-pages\":1.50");
	}

	@Test
	void patchMergesIntoWhatIsRead() {
		String uri = "/api/v1/companies/zeta-pay";
		this.casebook.send(PATCH, uri, """
				{"seat":null,"founded":"2012","names":[{"name":"Z","kind":"common"}]}""", "If-Match", "\"r1\"")
			.is(200, "\"r2\"");
		this.casebook.send(PATCH, uri, "{\"name\":null}", "If-Match", "\"r2\"")
			.refuses(422, "invalid-content", "[{\"detail\":\"it is required\",\"pointer\":\"/name\"}]");
		this.casebook.ask(uri).is(200, "\"r2\"", """
				{"key":"zeta-pay","name":"Zeta Pay","kind":"case","founded":"2012","country":"CN","industry":"Fintech",
				"summary":"Pays","sources":["doc","S17"],"names":[{"name":"Z","kind":"common"}],
				"identifiers":[{"scheme":"cik","value":"0001691445"},{"scheme":"isin","value":"US7477981069"},
					{"scheme":"ticker","value":"ZP"}],
				"distinctions":[{"text":"The first","sources":[{"key":"S17"}]}],
				"mottos":[{"kind":"mission","text":"Pay warmly","sources":[{"key":"S17","locator":"p. 9"}]}],
				"flags":[{"code":"doubtful","note":"Said once"},{"code":"bare"}],"recordedAt":"now","revision":2}""");
	}

	@Test
	void listOfTheNewDocumentIsInItsOrder() {
		this.casebook.send(PUT, "/api/v1/groups/pair", """
				{"title":"A pair","description":"Two of them","members":["alpha-bank","zeta-pay"]}""", "If-Match", "*")
			.is(200, "\"r2\"", """
					{"key":"pair","title":"A pair","description":"Two of them","members":["alpha-bank","zeta-pay"]}""");
	}

	@ParameterizedTest
	@CsvSource({ "PUT, zeta-pay,,, 428", "PUT, zeta-pay, If-Match, r9, 412", "PUT, zeta-pay, If-None-Match, *, 412",
			"PUT, nobody, If-Match, r1, 412", "PUT, nobody, If-Match, *, 412", "PUT, nobody, If-None-Match, *, 201",
			"PUT, zeta-pay, If-Match, *, 200", "PUT, zeta-pay, If-Match, r1, 200", "PATCH, zeta-pay,,, 428",
			"PATCH, zeta-pay, If-Match, r9, 412", "PATCH, nobody,,, 404", "PATCH, nobody, If-Match, *, 412",
			"DELETE, zeta-pay,,, 428", "DELETE, zeta-pay, If-Match, r9, 412", "DELETE, nobody,,, 404",
			"DELETE, nobody, If-Match, r1, 412" })
	void preconditionsDecide(String method, String key, String header, String tag, int status) {
		String document = "{\"name\":\"Z\",\"kind\":\"case\",\"summary\":\"x\"}";
		String[] headers = (header == null) ? new String[0]
				: new String[] { header, tag.equals("*") ? tag : "\"" + tag + "\"" };
		Answer answer = this.casebook.send(HttpMethod.valueOf(method), "/api/v1/companies/" + key,
				method.equals("DELETE") ? null : document, headers);
		assertThat(answer.status()).as(answer.text()).isEqualTo(status);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			companies/zeta-pay | capability zeta-scoring, offering zeta-both, offering zeta-loan, group pair
			companies/zeta-pay/offerings/zeta-loan | offering zeta-both
			companies/zeta-pay/offerings/zeta-wallet | relationship alpha-bank/founded/zeta-wallet
			sources/S17 | company zeta-pay, offering zeta-both, relationship zeta-pay/founded-by/alpha-bank
			""")
	void whatIsReferredToIsNotRetired(String path, String holders) {
		Answer refused = this.casebook.send(DELETE, "/api/v1/" + path, null, "If-Match", "*");
		assertThat(refused.status()).isEqualTo(409);
		for (String holder : holders.split(", ")) {
			assertThat(refused.json().get("detail").asString()).contains(holder);
			assertThat(refused.json().get("errors").toString()).contains("It is referred to by " + holder);
		}
		this.casebook.ask("/api/v1/" + path).is(200, "\"r1\"");
	}

	@Test
	void whatOtherServicesReferToIsNotRetired() {
		this.casebook.send(PUT, COMPANY, "{\"name\":\"Omega\",\"kind\":\"case\",\"summary\":\"x\"}").is(201, "\"r1\"");
		Answer refused = this.casebook.send(DELETE, COMPANY, null, "If-Match", "*", "X-Found-Holders",
				"observation o-1, event e-1");
		refused.refuses(409, "conflict", """
				[{"parameter":"company","value":"omega","detail":"It is referred to by observation o-1"},
				{"parameter":"company","value":"omega","detail":"It is referred to by event e-1"}]""");
		assertThat(refused.json().get("detail").asString())
			.isEqualTo("The company 'omega' is referred to by observation o-1, event e-1");
		this.casebook.ask(COMPANY).is(200, "\"r1\"");
		this.casebook.send(DELETE, COMPANY, null, "If-Match", "*").is(204, null);
	}

	@Test
	void allThatRefersToSomethingIsToldAtOnce() {
		Answer refused = this.casebook.send(DELETE, "/api/v1/sources/S17", null, "If-Match", "*", "X-Found-Holders",
				"event e-1");
		assertThat(refused.status()).isEqualTo(409);
		assertThat(refused.json().get("detail").asString()).contains("company zeta-pay, ").endsWith(", event e-1");
		assertThat(refused.json().get("errors").toString()).contains("It is referred to by company zeta-pay")
			.contains("It is referred to by event e-1");
	}

	/** Whether it is there, and which version is meant, is decided first. */
	@ParameterizedTest
	@CsvSource({ "zeta-pay, r9, 412", "nobody,, 404", "zeta-pay,, 428" })
	void whatOtherServicesReferToIsNotAskedOfOtherVersions(String key, @Nullable String tag, int status) {
		String[] headers = (tag != null)
				? new String[] { "X-Found-Holders", "event e-1", "If-Match", "\"" + tag + "\"" }
				: new String[] { "X-Found-Holders", "event e-1" };
		assertThat(this.casebook.send(DELETE, "/api/v1/companies/" + key, null, headers).status()).isEqualTo(status);
	}

	@Test
	void everyFaultOfADocumentIsReportedAtOnce() {
		this.casebook
			.send(PUT, COMPANY,
					"""
							{"key":"alpha","name":"","kind":"firm","founded":"20x3","country":"China","sources":["S9",{"key":"a b"}],
							"names":[{"name":"A","kind":"common"},{"name":"A","kind":"common"},{"kind":"x","to":5},"B"],
							"identifiers":[{"scheme":"cik","value":"1691445"},{"scheme":"lei","value":"1"}],
							"distinctions":[{"text":"T","sources":[{"key":"S8","locator":"p. 1"}]}],"mottos":{"kind":"vision"},
							"flags":[{"code":"Not A Code"}],"colour":"red"}""")
			.refuses(422, "invalid-content",
					"""
							[{"detail":"there is no such member","pointer":"/colour"},
							{"detail":"omega, as the address says","pointer":"/key","value":"alpha"},
							{"detail":"1 to 300 printable characters","pointer":"/name","value":""},
							{"detail":"one of case, organisation, benchmark, market, unit","pointer":"/kind","value":"firm"},
							{"detail":"\\"20x3\\" is not an EDTF date: expected a date such as 2017, 2017-11 or 2017-11-11, or an interval such as 2016/2017-03 or 2017/..",
								"pointer":"/founded","value":"20x3"},
							{"detail":"a country code of ISO 3166-1 alpha-2","pointer":"/country","value":"China"},
							{"detail":"it is required","pointer":"/summary"},
							{"detail":"the key of a source, such as AG17","pointer":"/sources/1/key","value":"a b"},
							{"detail":"a key of 1 to 64 characters a-z, 0-9 and -","pointer":"/flags/0/code","value":"Not A Code"},
							{"detail":"an object","pointer":"/names/3"},
							{"detail":"it is required","pointer":"/names/2/name"},
							{"detail":"one of common, full, localised, former, as-written","pointer":"/names/2/kind","value":"x"},
							{"detail":"a text in quotes","pointer":"/names/2/to","value":"5"},
							{"detail":"18 capital letters or digits and 2 digits, as a lei has","pointer":"/identifiers/1/value",
								"value":"1"},
							{"detail":"a list","pointer":"/mottos","value":"{\\"kind\\":\\"vision\\"}"},
							{"detail":"It repeats /names/0","pointer":"/names/1"},
							{"detail":"There is no source with this key","pointer":"/sources/0","value":"S9"},
							{"detail":"There is no source with this key","pointer":"/distinctions/0/sources/0/key","value":"S8"},
							{"detail":"It is an identifier of another company, or spelled in two ways",
								"pointer":"/identifiers/0/value","value":"1691445"}]""");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			zeta-pay/offerings/x | {"name":"X","kind":"k","combines":["zeta-loan","nothing"]} | /combines/1
			zeta-pay/offerings/x | {"name":"X","kind":"k","combines":["zeta-pay"]} | /combines/0
			zeta-pay/offerings/x | {"name":"X","kind":"k","company":"alpha-bank"} | /company
			zeta-pay/offerings/x | {"name":"X"} | /kind
			zeta-pay/offerings/alpha-bank | {"name":"X","kind":"k"} | /key
			companies/zeta-wallet | {"name":"X","kind":"case","summary":"x"} | /key
			zeta-pay/capabilities/x | {"statement":"S","sources":["nothing"]} | /sources/0
			zeta-pay/capabilities/x | {"statement":7} | /statement
			zeta-pay/capabilities/x | {"statement":"S","sources":[{"key":"doc","locator":"1; 2"}]} | /sources/0/locator
			zeta-pay/relationships/partner-of/nobody | {} | /to
			zeta-pay/relationships/partner-of/zeta-pay | {} | /to
			zeta-pay/relationships/partner-of/alpha-bank | {"relation":"founded"} | /relation
			zeta-pay/relationships/partner-of/alpha-bank | {"date":"yesterday"} | /date
			groups/g | {"title":"G","members":[]} | /members
			groups/g | {"title":"G","members":["alpha-bank","alpha-bank"]} | /members
			groups/g | {"title":"G","members":["alpha-bank","zeta-wallet"]} | /members/1
			groups/g | {"members":["alpha-bank"]} | /title
			N1 | {"citationShort":"N"} | /csl
			N1 | {"csl":{"type":"book"}} | /csl/custom/citationShort
			N1 | {"citationShort":"N","csl":{"type":"scroll"}} | /csl/type
			N1 | {"citationShort":"N","csl":{"id":"N2","type":"book"}} | /csl/id
			N1 | {"citationShort":"N","csl":{"type":"book","issued":"2019"}} | /csl/issued
			N1 | {"citationShort":"N","csl":{"type":"book","author":["N"]}} | /csl/author
			N1 | {"citationShort":"N","csl":{"type":"book","volume":1e400}} | /csl/volume
			N1 | {"citationShort":"N","csl":{"type":"book","title":"\\u0000"}} | /csl/title
			N1 | {"citationShort":"N","csl":{"type":"book","custom":{"citationShort":"M"}}} | /csl/custom/citationShort
			""")
	void faultIsPlacedByItsPointer(String path, String document, String pointer) {
		String address = path.replace("zeta-pay/", "companies/zeta-pay/").replace("N1", "sources/N1");
		Answer answer = this.casebook.send(PUT, "/api/v1/" + address, document);
		assertThat(answer.status()).as(answer.text()).isEqualTo(422);
		assertThat(answer.json().get("errors").valueStream().map((error) -> error.get("pointer").asString()))
			.containsExactly(pointer);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			companies | {"name":"X","kind":"case","summary":"x"} | /key
			companies | {"key":"Not A Key","name":"X","kind":"case","summary":"x"} | /key
			companies | {"key":5,"name":"X","kind":"case","summary":"x"} | /key
			sources | {"key":"a b","citationShort":"N","csl":{"type":"book"}} | /key
			companies/zeta-pay/relationships | {"relation":"likes","to":"alpha-bank"} | /relation
			companies/zeta-pay/relationships | {"relation":"founded"} | /to
			""")
	void documentOfACollectionHasAKey(String path, String document, String pointer) {
		Answer answer = this.casebook.send(POST, "/api/v1/" + path, document);
		assertThat(answer.status()).as(answer.text()).isEqualTo(422);
		assertThat(answer.json().get("errors").valueStream().map((error) -> error.get("pointer").asString()))
			.containsExactly(pointer);
	}

	@ParameterizedTest
	@CsvSource({ "companies/Not A Key, 400", "sources/a b, 400",
			"companies/zeta-pay/relationships/likes/alpha-bank, 400", "companies/nobody/offerings/x, 404",
			"companies/nobody/relationships/founded/alpha-bank, 404", "companies/alpha-bank/offerings/zeta-loan, 409" })
	void addressThatCannotBeWrittenIsRefused(String path, int status) {
		Answer answer = this.casebook.send(PUT, "/api/v1/" + path, "{\"name\":\"X\",\"kind\":\"k\"}");
		assertThat(answer.status()).as(answer.text()).isEqualTo(status);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					companies | {"key":"Not A Key","name":"X","kind":"case","sources":["S9",{"key":"S8"}],"flags":[{"code":"x","y":1}], \
						"identifiers":[{"scheme":"cik","value":"x","z":1}],"mottos":[{"kind":"distinction","text":"T","z":1}]} \
					| /key, /summary, /flags/0/y, /identifiers/0/z, /identifiers/0/value, /mottos/0/z, /mottos/0/kind, /sources/0, \
						/sources/1/key
					companies/zeta-pay/offerings | {"name":"X","combines":["nothing","A"],"sources":["S9"],"colour":1} \
					| /colour, /key, /kind, /combines/1, /combines/0, /sources/0
					companies/zeta-pay/capabilities | {"key":"","statement":"S","sources":[{"key":"S9"}]} | /key, /sources/0/key
					companies/zeta-pay/relationships | {"relation":"likes","to":"nobody","date":"x","sources":["S9"]} \
					| /relation, /date, /to, /sources/0
					groups | {"key":"A B","members":["nobody","alpha-bank","Z Z"]} | /key, /title, /members/2, /members/0
					sources | {"key":"a b","citationShort":5,"csl":{"type":"scroll","author":"N","issued":{},"editor":[5]}} \
					| /key, /citationShort, /csl/custom/citationShort, /csl/type, /csl/author, /csl/editor
					""")
	void faultsDoNotHideEachOther(String path, String document, String pointers) {
		Answer answer = this.casebook.send(POST, "/api/v1/" + path, document);
		assertThat(answer.status()).as(answer.text()).isEqualTo(422);
		assertThat(answer.json().get("errors").valueStream().map((error) -> error.get("pointer").asString()))
			.containsExactlyInAnyOrder(pointers.split(",\\s+"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{"citationShort":"New, 2020"}
			{"csl":{"custom":{"citationShort":"New, 2020"}}}
			{"citationShort":"New, 2020","csl":{"custom":{"citationShort":"New, 2020"}}}
			{"citationShort":"New, 2020","csl":{"custom":null}}
			{"citationShort":null,"csl":{"custom":{"citationShort":"New, 2020"}}}
			""")
	void shortCitationThatIsChangedInOnePlaceIsChangedInBoth(String patch) {
		String uri = "/api/v1/sources/S17";
		this.casebook.send(PATCH, uri, patch, "If-Match", "\"r1\"").is(200, "\"r2\"");
		Answer changed = this.casebook.ask(uri).is(200, "\"r2\"");
		assertThat(changed.json().at("/citationShort").asString()).isEqualTo("New, 2020");
		assertThat(changed.json().at("/csl/custom/citationShort").asString()).isEqualTo("New, 2020");
		String document = changed.text().replaceFirst("New, 2020", "Newer, 2021");
		Answer replaced = this.casebook.send(PUT, uri, document, "If-Match", "\"r2\"").is(200, "\"r3\"");
		assertThat(replaced.json().at("/citationShort").asString()).isEqualTo("Newer, 2021");
		assertThat(replaced.json().at("/csl/custom/citationShort").asString()).isEqualTo("Newer, 2021");
	}

	@Test
	void twoNewShortCitationsThatDifferAreAFault() {
		this.casebook.send(PATCH, "/api/v1/sources/S17", """
				{"citationShort":"A","csl":{"custom":{"citationShort":"B"}}}""", "If-Match", "*")
			.refuses(422, "invalid-content", """
					[{"pointer":"/csl/custom/citationShort","value":"B","detail":"A, as stands beside the item"}]""");
	}

	@Test
	void whatWasRetiredIsNotCitedAnew() {
		this.casebook
			.send(POST, "/api/v1/companies", "{\"key\":\"gone\",\"name\":\"G\",\"kind\":\"case\",\"summary\":\"x\"}")
			.is(201, "\"r1\"");
		this.casebook
			.send(POST, "/api/v1/sources", "{\"key\":\"G1\",\"citationShort\":\"G\",\"csl\":{\"type\":\"book\"}}")
			.is(201, "\"r1\"");
		this.casebook.send(DELETE, "/api/v1/companies/gone", null, "If-Match", "*").is(204, null);
		this.casebook.send(DELETE, "/api/v1/sources/G1", null, "If-Match", "*").is(204, null);
		this.casebook.send(PUT, "/api/v1/groups/g", "{\"title\":\"G\",\"members\":[\"gone\"]}")
			.refuses(422, "invalid-content",
					"[{\"pointer\":\"/members/0\",\"value\":\"gone\",\"detail\":\"There is no company with this key\"}]");
		this.casebook
			.send(PUT, "/api/v1/companies/zeta-pay/capabilities/x", "{\"statement\":\"S\",\"sources\":[\"G1\"]}")
			.refuses(422, "invalid-content",
					"[{\"pointer\":\"/sources/0\",\"value\":\"G1\",\"detail\":\"There is no source with this key\"}]");
		this.casebook.send(PUT, "/api/v1/companies/gone/capabilities/x", "{\"statement\":\"S\"}")
			.refuses(404, "unknown-key",
					"[{\"parameter\":\"company\",\"value\":\"gone\",\"detail\":\"There is no company with this key\"}]");
	}

	@Test
	void requestThatIsNotSignedIsRefused() {
		this.casebook.send(DELETE, "/api/v1/groups/pair", null, "Authorization", "").refuses(401, "unauthorized", null);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "rubbish", "[]", "null", "{\"name\":\"A\",\"name\":\"B\"}", "{} {}" })
	void bodyThatIsNoObjectIsMalformed(String body) {
		Answer answer = this.casebook.send(PUT, COMPANY, body);
		assertThat(answer.status()).isEqualTo(400);
		assertThat(Objects.requireNonNull(answer.json().get("type")).asString())
			.isEqualTo("/problems/malformed-request");
	}

}
