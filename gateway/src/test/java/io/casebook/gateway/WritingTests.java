package io.casebook.gateway;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.json.JsonCompareMode;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

@GatewayTest
class WritingTests {

	private static final String CLAIM = """
			{"company": "lufax", "subject": "lufax-p2p", "index": "valuation", "value": 1.50,
			 "sources": [{"key": "R18a"}, "doc"]}""";

	private static final String BATCH = """
			{"batch": "0199d0a4-7c9e-7000-8000-000000000001", "rows": 2, "faults": 0,
			 "mentions": {"companies": {"lufax": 2, "nobody": 3}, "subjects": {}, "sources": {"R18a": 2}}}""";

	private static final String MERGE = "POST /internal/observation-batches/0199d0a4-7c9e-7000-8000-000000000001/merge";

	@Autowired
	private WebTestClient http;

	@BeforeEach
	@AfterEach
	void reset() {
		Platform.reset();
		Platform.COMPANY.answer("/internal/keys?keys=lufax,lufax-p2p", """
				{"known": [{"key": "lufax", "kind": "company"}, {"key": "lufax-p2p", "kind": "offering"}]}""");
		Platform.COMPANY.answer("/internal/keys?keys=lufax-p2p,lufax", """
				{"known": [{"key": "lufax", "kind": "company"}, {"key": "lufax-p2p", "kind": "offering"}]}""");
		for (String keys : List.of("R18a,doc", "doc,R18a")) {
			Platform.COMPANY.answer("/internal/sources?keys=" + keys, """
					{"items": [{"key": "R18a", "citationShort": "R"}, {"key": "doc", "citationShort": "D"}]}""");
		}
	}

	@ParameterizedTest
	@CsvSource({ "POST, /api/v1/companies", "PUT, /api/v1/observations/1", "DELETE, /api/v1/events/1",
			"PATCH, /api/v1/indices/valuation", "POST, /api/v1/observations" })
	void changingSomethingNeedsAKey(String method, String path) {
		this.http.method(HttpMethod.valueOf(method))
			.uri(path)
			.exchange()
			.expectStatus()
			.isUnauthorized()
			.expectHeader()
			.valueEquals(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"casebook\"")
			.expectBody()
			.jsonPath("$.type")
			.isEqualTo("/problems/unauthorized");
		assertThat(Platform.COMPANY.requests()).isEmpty();
		assertThat(Platform.METRICS.requests()).isEmpty();
		assertThat(Platform.TIMELINE.requests()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "x", GatewayTest.KEY + "x" })
	void aWrongKeyIsRefusedForReadingToo(String key) {
		this.http.get().uri("/api/v1/groups").header("X-API-Key", key).exchange().expectStatus().isUnauthorized();
		this.http.get()
			.uri("/api/v1/groups")
			.header(HttpHeaders.AUTHORIZATION, "Bearer " + key)
			.exchange()
			.expectStatus()
			.isUnauthorized();
	}

	@Test
	void theServiceHearsOnWhoseBehalfAndNotTheKey() {
		this.http.put()
			.uri("/api/v1/groups/pair")
			.header(HttpHeaders.AUTHORIZATION, "Bearer " + GatewayTest.KEY)
			.header("X-Subject", "somebody else")
			.header("X-User-Id", "root")
			.header("Forwarded", "for=10.1.1.1;host=inside")
			.header("X-Forwarded-Host", "inside")
			.header("X-Forwarded-Prefix", "/internal")
			.header("X-Original-URL", "/internal/package")
			.header("Casebook-Deadline", "86400000")
			.header(HttpHeaders.IF_MATCH, "\"r1\"")
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue("{\"title\": \"Pair\"}")
			.exchange();
		StubService.Written written = Platform.COMPANY.written();
		assertThat(written.address()).isEqualTo("PUT /api/v1/groups/pair");
		assertThat(written.body()).isEqualTo("{\"title\": \"Pair\"}");
		assertThat(SignedCall.of(written.headers()))
			.isEqualTo(new SignedCall("key:admin", "admin read write", "company-service"));
		assertThat(written.headers().names()).doesNotContain("X-API-Key", "X-Subject", "X-User-Id", "Forwarded",
				"X-Forwarded-Host", "X-Forwarded-Prefix", "X-Original-URL");
		assertThat(written.headers().getAll("Casebook-Deadline")).doesNotContain("86400000");
		assertThat(written.headers().getAll(HttpHeaders.IF_MATCH)).containsExactly("\"r1\"");
	}

	@Test
	void aClaimWhoseKeysAreKnownIsPassedOnAsItStands() {
		Platform.METRICS.answer("POST /api/v1/observations", 201, "{\"id\": \"1\"}");
		write(HttpMethod.POST, "/api/v1/observations", CLAIM).expectStatus().isCreated();
		assertThat(Platform.METRICS.written().body()).isEqualTo(CLAIM);
	}

	@Test
	void allUnknownKeysOfAClaimAreToldToItsServiceWhichTellsThemWithTheRest() {
		Platform.COMPANY.answer("/internal/keys?keys=lufax-p2p,nobody", """
				{"known": [{"key": "lufax-p2p", "kind": "offering"}]}""");
		Platform.COMPANY.answer("/internal/keys?keys=nobody,lufax-p2p", """
				{"known": [{"key": "lufax-p2p", "kind": "offering"}]}""");
		Platform.COMPANY.answer("/internal/sources?keys=nowhere", "{\"items\": []}");
		Platform.METRICS.answer("POST /api/v1/observations", 422, "{\"status\": 422}");
		String claim = """
				{"company": "lufax-p2p", "subject": "nobody", "sources": [{"key": "nowhere"}, {"key": "not a key"}]}""";
		write(HttpMethod.POST, "/api/v1/observations", claim).expectStatus().isEqualTo(422);
		StubService.Written written = Platform.METRICS.written();
		assertThat(written.body()).isEqualTo(claim);
		assertThat(written.headers().getAll("X-Found-Faults")).singleElement().isEqualTo("""
				[{"detail":"the key of a company that there is","pointer":"/company","value":"lufax-p2p"},\
				{"detail":"the key of a company or an offering that there is","pointer":"/subject","value":"nobody"},\
				{"detail":"the key of a source that there is","pointer":"/sources/0/key","value":"nowhere"}]""");
	}

	@Test
	void faultsThatAClientMakesUpGoNoFurther() {
		Platform.METRICS.answer("POST /api/v1/observations", 201, "{\"id\": \"1\"}");
		this.http.post()
			.uri("/api/v1/observations")
			.header("X-API-Key", GatewayTest.KEY)
			.header("X-Found-Faults", "[]")
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue(CLAIM)
			.exchange()
			.expectStatus()
			.isCreated();
		assertThat(Platform.METRICS.written().headers().contains("X-Found-Faults")).isFalse();
	}

	@Test
	void aClaimIsNotTakenUncheckedWhileItsKeysCannotBeChecked() {
		Platform.COMPANY.gone();
		write(HttpMethod.POST, "/api/v1/observations", CLAIM).expectStatus().isEqualTo(503);
		assertThat(Platform.METRICS.requests()).isEmpty();
	}

	@Test
	void whatIsNoJsonIsLeftToTheService() {
		Platform.METRICS.answer("POST /api/v1/observations", 400, "{\"status\": 400}");
		write(HttpMethod.POST, "/api/v1/observations", "{\"company\": ").expectStatus().isBadRequest();
		assertThat(Platform.METRICS.written().body()).isEqualTo("{\"company\": ");
	}

	@Test
	void aTableIsMergedWhenAllItsKeysAreKnown() {
		Platform.METRICS.answer("POST /internal/observation-batches", 201, BATCH);
		Platform.COMPANY.answer("POST /internal/known-keys", "{\"companies\": {}, \"entities\": {}, \"sources\": {}}");
		Platform.METRICS.answer(MERGE, "{\"created\": 2, \"superseded\": 0, \"unchanged\": 0}");
		table("company,index\nlufax,valuation\n").expectStatus()
			.isOk()
			.expectBody()
			.json("{\"created\": 2, \"superseded\": 0, \"unchanged\": 0}", JsonCompareMode.STRICT);
		assertThat(Platform.METRICS.requests()).containsExactly("POST /internal/observation-batches", MERGE);
		assertThat(Platform.COMPANY.written().body()).contains("\"companies\":{\"lufax\":2,\"nobody\":3}");
		assertThat(SignedCall.of(Platform.METRICS.written().headers()))
			.isEqualTo(new SignedCall("key:admin", "internal", "metrics-service"));
	}

	@Test
	void aTableThatIsMergedByAnotherRequestWithItsKeyMeanwhileGetsThatAnswer() {
		Platform.METRICS.answer("POST /internal/observation-batches", 201, BATCH);
		Platform.COMPANY.answer("POST /internal/known-keys", "{\"companies\": {}, \"entities\": {}, \"sources\": {}}");
		Platform.METRICS.answer(MERGE, "{\"created\": 2, \"superseded\": 0, \"unchanged\": 0}", "Idempotency-Replayed",
				"true");
		table("company,index\nlufax,valuation\n").expectStatus()
			.isOk()
			.expectHeader()
			.valueEquals("Idempotency-Replayed", "true")
			.expectBody()
			.json("{\"created\": 2, \"superseded\": 0, \"unchanged\": 0}", JsonCompareMode.STRICT);
	}

	@ParameterizedTest
	@EnumSource
	void aTableWhoseAnswerIsLostMayHaveBeenTaken(StubService.Loss loss) {
		Platform.METRICS.answer("POST /internal/observation-batches", 201, BATCH);
		Platform.COMPANY.answer("POST /internal/known-keys", "{\"companies\": {}, \"entities\": {}, \"sources\": {}}");
		Platform.METRICS.lose(MERGE, loss);
		table("company,index\nlufax,valuation\n").expectStatus()
			.isEqualTo(503)
			.expectBody()
			.jsonPath("$.detail")
			.isEqualTo("metrics-service does not answer");
	}

	@Test
	void aTableIsRefusedForAllThatIsWrongWithItAndDiscarded() {
		Platform.METRICS.answer("POST /internal/observation-batches", 201, BATCH.replace("\"faults\": 0", """
				"faults": 1, "errors": [
				  {"resource": "observations", "row": 4, "field": "value", "value": "NaN", "detail": "a number"}]"""));
		Platform.METRICS.answer(MERGE + "?dryRun=true", 422,
				"""
						{"type": "/problems/invalid-content", "title": "The content is invalid", "status": 422, "detail": "There is 1",
						 "errors": [{"resource": "observations", "row": 2, "field": "index", "value": "valuation", "detail": "a known index"}]}""");
		Platform.COMPANY.answer("POST /internal/known-keys",
				"{\"companies\": {\"nobody\": 3}, \"entities\": {}, \"sources\": {}}");
		table("company,index\nlufax,valuation\nnobody,valuation\n").expectStatus()
			.isEqualTo(422)
			.expectBody()
			.json("""
					{"errors": [
					  {"resource": "observations", "row": 2, "field": "index", "value": "valuation", "detail": "a known index"},
					  {"resource": "observations", "row": 3, "field": "company", "value": "nobody", "detail": "the key of a company"},
					  {"resource": "observations", "row": 4, "field": "value", "value": "NaN", "detail": "a number"}]}""",
					JsonCompareMode.LENIENT);
		assertThat(Platform.METRICS.requests()).containsExactly("POST /internal/observation-batches",
				MERGE + "?dryRun=true", "DELETE /internal/observation-batches/0199d0a4-7c9e-7000-8000-000000000001");
	}

	@Test
	void aTableThatWasSentBeforeWithItsKeyGetsTheFirstAnswer() {
		Platform.METRICS.answer("POST /internal/observation-batches", 201, """
				{"batch": "0199d0a4-7c9e-7000-8000-000000000001", "rows": 1, "faults": 0,
				 "mentions": {"companies": {"lufax": 2}, "subjects": {}, "sources": {}},
				 "answered": {"created": 1, "superseded": 0, "unchanged": 0}}""");
		table("company,index\nlufax,valuation\n").expectStatus()
			.isOk()
			.expectHeader()
			.valueEquals("Idempotency-Replayed", "true")
			.expectBody()
			.json("{\"created\": 1, \"superseded\": 0, \"unchanged\": 0}", JsonCompareMode.STRICT);
		assertThat(Platform.METRICS.requests()).containsExactly("POST /internal/observation-batches");
	}

	@Test
	void aTableThatTheServiceRefusesIsRefusedInItsWords() {
		Platform.METRICS.answer("POST /internal/observation-batches", 422,
				"""
						{"type": "/problems/invalid-content", "title": "The content is invalid", "status": 422, "detail": "There is 1",
						 "errors": [{"resource": "observations", "row": 2, "field": "value", "value": "NaN", "detail": "a number"}]}""");
		table("company,value\nlufax,NaN\n").expectStatus()
			.isEqualTo(422)
			.expectBody()
			.json("""
					{"detail": "There is 1", "errors": [
					  {"resource": "observations", "row": 2, "field": "value", "value": "NaN", "detail": "a number"}]}""",
					JsonCompareMode.LENIENT);
	}

	@ParameterizedTest
	@CsvSource({ "/api/v1/companies/held, /internal/entities/held/holders",
			"/api/v1/companies/%68eld, /internal/entities/held/holders",
			"/api/v1/companies/owner/offerings/held, /internal/entities/held/holders",
			"/api/v1/sources/Held.1, /internal/sources/Held.1/holders" })
	void whatIsToBeRetiredComesToItsServiceWithWhatRefersToItElsewhere(String path, String question) {
		Platform.METRICS.answer(question, "{\"holders\": [\"observation o-1\", \"observation o-2\"]}");
		Platform.TIMELINE.answer(question, "{\"holders\": [\"event e-1\"]}");
		Platform.COMPANY.answer("DELETE " + URLDecoder.decode(path, StandardCharsets.UTF_8), 409, "{\"status\": 409}");
		retire(path).expectStatus().isEqualTo(409);
		assertThat(Platform.COMPANY.written().headers().getAll("X-Found-Holders"))
			.containsExactly("observation o-1, observation o-2, event e-1");
		assertThat(Platform.METRICS.requests()).containsExactly("GET " + question);
		assertThat(SignedCall.of(Platform.METRICS.heads().getFirst()).audience()).isEqualTo("metrics-service");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api/v1/companies/free", "/api/v1/sources/free" })
	void whatNothingRefersToElsewhereIsRetired(String path) {
		String question = path.replace("/api/v1/companies", "/internal/entities").replace("/api/v1", "/internal")
				+ "/holders";
		Platform.METRICS.answer(question, "{\"holders\": []}");
		Platform.TIMELINE.answer(question, "{\"holders\": []}");
		Platform.COMPANY.answer("DELETE " + path, 204, "");
		retire(path, "X-Found-Holders", "event made-up").expectStatus().isNoContent();
		assertThat(Platform.COMPANY.written().headers().contains("X-Found-Holders")).isFalse();
		retire(path).expectStatus().isNoContent();
		assertThat(Platform.METRICS.requests()).as("no answer is kept").hasSize(2);
	}

	@ParameterizedTest
	@ValueSource(strings = { "METRICS gone", "TIMELINE gone", "METRICS broken", "TIMELINE silent", "METRICS garbled",
			"TIMELINE unknowing", "METRICS mute" })
	void nothingIsRetiredWhileItCannotBeAskedWhatRefersToIt(String outage) {
		String question = "/internal/sources/unsure/holders";
		StubService out = outage.startsWith("METRICS") ? Platform.METRICS : Platform.TIMELINE;
		Platform.METRICS.answer(question, "{\"holders\": []}");
		Platform.TIMELINE.answer(question, "{\"holders\": []}");
		switch (outage.split(" ")[1]) {
			case "gone" -> out.gone();
			case "broken" -> out.broken();
			case "silent" -> out.silent();
			case "garbled" -> out.garbled();
			case "unknowing" -> out.forget(question);
			default -> out.answer(question, "{}");
		}
		retire("/api/v1/sources/unsure").expectStatus().isEqualTo(503);
		assertThat(Platform.COMPANY.requests()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api/v1/groups/pair", "/api/v1/companies/lufax/capabilities/lending",
			"/api/v1/companies/lufax/relationships/partner-of/zhongan", "/api/v1/companies/No%20key" })
	void whatFiguresAndEventsCannotReferToIsRetiredWithoutThem(String path) {
		Platform.COMPANY.answer("DELETE " + URLDecoder.decode(path, StandardCharsets.UTF_8), 204, "");
		retire(path).expectStatus().isNoContent();
		assertThat(Platform.METRICS.requests()).isEmpty();
		assertThat(Platform.TIMELINE.requests()).isEmpty();
	}

	private WebTestClient.ResponseSpec retire(String path, String... header) {
		return this.http.delete()
			.uri((base) -> URI.create(base.build() + path))
			.header("X-API-Key", GatewayTest.KEY)
			.header(HttpHeaders.IF_MATCH, "*")
			.headers((headers) -> IntStream.range(0, header.length / 2)
				.forEach((i) -> headers.set(header[2 * i], header[2 * i + 1])))
			.exchange();
	}

	private WebTestClient.ResponseSpec write(HttpMethod method, String path, String json) {
		return this.http.method(method)
			.uri(path)
			.header("X-API-Key", GatewayTest.KEY)
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue(json)
			.exchange();
	}

	private WebTestClient.ResponseSpec table(String csv) {
		return this.http.post()
			.uri("/api/v1/observations")
			.header("X-API-Key", GatewayTest.KEY)
			.contentType(MediaType.parseMediaType("text/csv"))
			.bodyValue(csv)
			.exchange();
	}

}
