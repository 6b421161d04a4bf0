package io.casebook.problem;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.http.MediaType;
import org.springframework.test.json.JsonCompareMode;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@AutoConfigureWebTestClient(timeout = "PT30S")
class ProblemTests {

	@Autowired
	private WebTestClient http;

	@Test
	void valueThatItsTypeRefusesIsNamedInTheTypesWords() {
		problem(get("/single?size=3"), 400,
				"""
						{"type": "/problems/invalid-parameter", "title": "A parameter has an invalid value", "status": 400,
						 "detail": "The parameter 'size' has an invalid value: an even number, such as 2", "instance": "/single",
						 "errors": [{"parameter": "size", "value": "3", "detail": "an even number, such as 2"}]}
						""");
	}

	@Test
	void enumValueThatIsUnknownIsAnsweredWithThoseThereAre() {
		problem(get("/single?size=2&colour=blue"), 400, """
				{"type": "/problems/invalid-parameter", "title": "A parameter has an invalid value", "status": 400,
				 "detail": "The parameter 'colour' has an invalid value: one of red, green", "instance": "/single",
				 "errors": [{"parameter": "colour", "value": "blue", "detail": "one of red, green"}]}
				""");
	}

	@Test
	void requestsThatShareAFailureAreEachToldTheirOwnPath() {
		get("/shared").expectBody().jsonPath("$.instance").isEqualTo("/shared");
		get("/shared/too").expectBody().jsonPath("$.instance").isEqualTo("/shared/too");
	}

	@Test
	void missingParameterIsNamed() {
		problem(get("/single"), 400, """
				{"type": "/problems/invalid-parameter", "title": "A parameter has an invalid value", "status": 400,
				 "detail": "The parameter 'size' has an invalid value: it is required", "instance": "/single",
				 "errors": [{"parameter": "size", "detail": "it is required"}]}
				""");
	}

	@Test
	void valueBoundToARecordIsNamedInTheTypesWords() {
		problem(get("/bound?size=5"), 400, """
				{"type": "/problems/invalid-parameter", "title": "A parameter has an invalid value", "status": 400,
				 "detail": "Invalid value of 'size'", "instance": "/bound",
				 "errors": [{"parameter": "size", "value": "5", "detail": "an even number, such as 2"}]}
				""");
	}

	@Test
	void unknownParametersAreRefusedAndThoseThereAreNamed() {
		problem(get("/bound?word=a&wodrs=b"), 400, """
				{"type": "/problems/unknown-parameter", "title": "A parameter is unknown", "status": 400,
				 "detail": "Unknown parameter 'wodrs'; this operation takes size, word, words", "instance": "/bound",
				 "errors": [{"parameter": "wodrs", "detail": "The operation has no such parameter"}]}
				""");
	}

	@Test
	void singleValueGivenTwiceIsRefused() {
		problem(get("/bound?word=a&word=b"), 400,
				"""
						{"type": "/problems/invalid-parameter", "title": "A parameter has an invalid value", "status": 400,
						 "detail": "The parameter 'word' has an invalid value: a single value, given once", "instance": "/bound",
						 "errors": [{"parameter": "word", "value": "a,b", "detail": "a single value, given once"}]}
						""");
	}

	@Test
	void listMayBeGivenInParts() {
		get("/list?words=a&words=b").expectStatus().isOk().expectBody(String.class).isEqualTo("[a, b]");
	}

	@Test
	void recordIsMadeOfTheParametersOfItsNamesAndOfNothingElse() {
		this.http.get()
			.uri("/bound?size=2&words=a, b")
			.header("word", "of a header")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(String.class)
			.isEqualTo("Query[size=Even[number=2], word=null, words=[a, b]]");
		get("/bound?word=&words=a,b&words=c").expectBody(String.class)
			.isEqualTo("Query[size=null, word=, words=[a,b, c]]");
	}

	@Test
	void operationThatTakesAnyParameterGetsThem() {
		get("/any?a=1").expectStatus().isOk().expectBody(String.class).isEqualTo("{a=1}");
	}

	@Test
	void unknownKeysAreNamedEach() {
		problem(get("/unknown"), 404, """
				{"type": "/problems/unknown-key", "title": "The key is unknown", "status": 404,
				 "detail": "There is no company with the key 'x', 'y'", "instance": "/unknown",
				 "errors": [{"parameter": "company", "value": "x", "detail": "There is no company with this key"},
				            {"parameter": "company", "value": "y", "detail": "There is no company with this key"}]}
				""");
	}

	@Test
	void pathThatLeadsNowhereIsNotFound() {
		problem(get("/nowhere"), 404, """
				{"type": "/problems/not-found", "title": "There is nothing at this path", "status": 404,
				 "detail": "No operation has this path. The API reference under /docs lists those there are.",
				 "instance": "/nowhere"}
				""");
	}

	@Test
	void methodThatThePathLacksIsRefusedWithThoseItHas() {
		this.http.post()
			.uri("/single")
			.exchange()
			.expectStatus()
			.isEqualTo(405)
			.expectHeader()
			.valueEquals("Allow", "GET")
			.expectBody()
			.jsonPath("$.type")
			.isEqualTo("/problems/method-not-allowed");
	}

	@Test
	void bodyThatCannotBeReadIsMalformed() {
		this.http.post()
			.uri("/body")
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue("{\"name\":")
			.exchange()
			.expectStatus()
			.isBadRequest()
			.expectBody()
			.jsonPath("$.type")
			.isEqualTo("/problems/malformed-request");
	}

	@Test
	void contentTypeThatIsNotReadIsUnsupported() {
		this.http.post()
			.uri("/body")
			.contentType(MediaType.TEXT_PLAIN)
			.bodyValue("name")
			.exchange()
			.expectStatus()
			.isEqualTo(415)
			.expectBody()
			.jsonPath("$.type")
			.isEqualTo("/problems/unsupported-media-type");
	}

	@Test
	void contentTypeThatIsNoneIsUnsupported() {
		problem(this.http.post().uri("/typed").header("Content-Type", "nothing").exchange(), 415,
				"""
						{"type": "/problems/unsupported-media-type", "title": "The content type is not supported", "status": 415,
						 "detail": "A header names a media type that is none", "instance": "/typed"}
						""");
	}

	@Test
	void outageSaysWhenToTryAgainAndNothingOfTheInside() {
		for (String path : new String[] { "/outage", "/late" }) {
			ResponseSpec response = get(path);
			response.expectHeader().valueEquals("Retry-After", "5");
			problem(response, 503, """
					{"type": "/problems/unavailable", "title": "Something needed does not answer", "status": 503,
					 "detail": "A service or database that the answer needs did not answer in time",
					 "instance": "%s"}
					""".formatted(path));
		}
	}

	@Test
	void faultSaysNothingOfTheInside() {
		problem(get("/fault"), 500, """
				{"type": "/problems/internal-error", "title": "Something went wrong", "status": 500,
				 "detail": "Casebook failed in a way that it did not foresee", "instance": "/fault"}
				""");
	}

	private ResponseSpec get(String path) {
		return this.http.get().uri(path).exchange();
	}

	private static void problem(ResponseSpec response, int status, String json) {
		response.expectStatus()
			.isEqualTo(status)
			.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.expectBody()
			.json(json, JsonCompareMode.STRICT);
	}

}
