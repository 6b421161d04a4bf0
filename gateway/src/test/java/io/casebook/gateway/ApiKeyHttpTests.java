package io.casebook.gateway;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.Disposable;
import reactor.core.publisher.SignalType;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.json.JsonCompareMode;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** How keys are made, shown once, rotated and taken back. */
@GatewayTest
class ApiKeyHttpTests {

	private static final String CONCEPT = "/api/v1/filings/concepts/us-gaap/NoSuchConcept";

	@Autowired
	private WebTestClient http;

	@Autowired
	private DatabaseClient database;

	private Keys keys;

	@BeforeEach
	void keys() {
		this.keys = new Keys(this.http);
	}

	@Test
	void keyIsShownOnceAndKeptAsAHashOnly() {
		Keys.Made made = this.keys.make("write");
		assertThat(made.key()).startsWith("cbk_" + made.id() + "_");
		assertThat(this.keys.get(made.id()).has("key")).isFalse();
		String secret = made.key().split("_")[2];
		assertThat(this.database
			.sql("""
					SELECT (SELECT string_agg(k::text, ' ') FROM api_key k) || (SELECT string_agg(s::text, ' ') FROM api_key_secret s)
						|| coalesce((SELECT string_agg(w::text || convert_from(coalesce(body, ''), 'UTF8'), ' ') FROM idempotent_write w), '')
					""")
			.mapValue(String.class)
			.one()
			.block()).contains(made.id()).doesNotContain(secret);
	}

	@Test
	void answerTellsAllOfTheKey() {
		Instant expiry = Instant.now().plus(Duration.ofDays(30));
		Keys.Made made = Keys.Made.of(this.keys.ask(HttpMethod.POST, Keys.PATH, Map.of("name", "Front end", "scopes",
				new String[] { "write" }, "expiresAt", expiry.toString(), "unitsPerMinute", 500)));
		this.keys.ask(HttpMethod.GET, Keys.PATH + "/" + made.id(), null)
			.expectHeader()
			.valueEquals("ETag", "\"r1\"")
			.expectBody()
			.json("""
					{"id": "%s", "name": "Front end", "scopes": ["write"], "state": "active", "unitsPerMinute": 500,
					 "createdBy": "key:admin", "revision": 1}""".formatted(made.id()), JsonCompareMode.LENIENT)
			.jsonPath("$.secrets.length()")
			.isEqualTo(1)
			.jsonPath("$.lastUsedAt")
			.doesNotExist();
	}

	@ParameterizedTest
	@CsvSource({ "read, 403, 403", "write, 404, 403", "admin, 404, 200" })
	void keyOpensWhatItsScopeIsFor(String scope, int writing, int managing) {
		String key = this.keys.make(scope).key();
		assertThat(this.keys.status(key, HttpMethod.GET, "/api/v1/jobs")).isEqualTo(200);
		assertThat(this.keys.status(key, HttpMethod.DELETE, CONCEPT)).isEqualTo(writing);
		assertThat(this.keys.status(key, HttpMethod.GET, Keys.PATH)).isEqualTo(managing);
	}

	@Test
	void wrongScopeIsAProblemThatNamesTheRightOne() {
		String key = this.keys.make("read").key();
		Keys.ask(this.http, key, HttpMethod.DELETE, CONCEPT, null)
			.expectStatus()
			.isForbidden()
			.expectHeader()
			.valueEquals("WWW-Authenticate", "Bearer realm=\"casebook\", error=\"insufficient_scope\", scope=\"write\"")
			.expectBody()
			.json("""
					{"type": "/problems/forbidden", "title": "The key does not allow this", "status": 403,
					 "detail": "This needs the scope 'write', which the key or token does not have", "instance": "%s"}"""
				.formatted(CONCEPT), JsonCompareMode.LENIENT);
	}

	@Test
	void rotationLeavesSecretsTheirTimeUnlessItGivesThemLess() {
		Keys.Made first = this.keys.make("read");
		Keys.Made lost = this.keys.rotate(first.id(), "PT1H");
		JsonNode secrets = this.keys.get(first.id()).path("secrets");
		assertThat(secrets.size()).isEqualTo(2);
		Keys.Made second = this.keys.rotate(first.id(), "PT24H");
		assertThat(this.keys.get(first.id()).path("secrets").path(0)).as("the end of the first secret")
			.isEqualTo(secrets.path(0));
		assertThat(List.of(first, lost, second)).allSatisfy(
				(made) -> assertThat(this.keys.status(made.key(), HttpMethod.GET, "/api/v1/jobs")).isEqualTo(200));
		Keys.Made last = this.keys.rotate(first.id(), "PT0S");
		assertThat(List.of(first, lost, second)).allSatisfy(
				(made) -> assertThat(this.keys.status(made.key(), HttpMethod.GET, "/api/v1/jobs")).isEqualTo(401));
		assertThat(this.keys.status(last.key(), HttpMethod.GET, "/api/v1/jobs")).isEqualTo(200);
	}

	@Test
	void revokedKeyIsRefusedByTheNextRequest() {
		Keys.Made made = this.keys.make("read");
		for (int i = 0; i < 20; i++) {
			assertThat(this.keys.status(made.key(), HttpMethod.GET, "/api/v1/jobs")).isEqualTo(200);
		}
		this.keys.revoke(made.id());
		Keys.ask(this.http, made.key(), HttpMethod.GET, "/api/v1/jobs", null)
			.expectStatus()
			.isUnauthorized()
			.expectBody()
			.jsonPath("$.detail")
			.isEqualTo("The key is revoked");
		assertThat(this.keys.get(made.id()).path("state").asString()).isEqualTo("revoked");
		this.keys.ask(HttpMethod.POST, Keys.PATH + "/" + made.id() + "/rotate", null).expectStatus().isEqualTo(409);
	}

	@Test
	void streamsOfAKeyEndWhenItIsRevoked() {
		List.of(Platform.COMPANY, Platform.METRICS, Platform.TIMELINE).forEach(StubService::feeds);
		Keys.Made made = this.keys.make("read");
		AtomicReference<SignalType> end = new AtomicReference<>();
		Disposable stream = this.http.get()
			.uri("/api/v1/changes")
			.header("X-API-Key", made.key())
			.exchange()
			.expectStatus()
			.isOk()
			.returnResult(String.class)
			.getResponseBody()
			.doFinally(end::set)
			.subscribe();
		try {
			await().during(Duration.ofMillis(1200)).until(() -> end.get() == null);
			this.keys.revoke(made.id());
			await().until(() -> end.get() == SignalType.ON_COMPLETE);
		}
		finally {
			stream.dispose();
			Platform.reset();
		}
	}

	@Test
	void expiredKeyIsRefused() {
		Keys.Made made = this.keys.make("read");
		this.database.sql("UPDATE api_key SET expires_at = now() WHERE id = :id").bind("id", made.id()).then().block();
		Keys.ask(this.http, made.key(), HttpMethod.GET, "/api/v1/jobs", null)
			.expectStatus()
			.isUnauthorized()
			.expectBody()
			.jsonPath("$.detail")
			.isEqualTo("The key is expired");
	}

	@Test
	void secretOfAnotherKeyOpensNothing() {
		Keys.Made one = this.keys.make("read");
		this.database.sql("UPDATE api_key_secret SET hash = sha256('another') WHERE key_id = :id")
			.bind("id", one.id())
			.then()
			.block();
		assertThat(this.keys.status(one.key(), HttpMethod.GET, "/api/v1/jobs")).isEqualTo(401);
	}

	@Test
	void repeatedRequestMakesNoSecondKeyAndShowsNone() {
		Map<String, Object> body = Map.of("name", "Once", "scopes", new String[] { "read" });
		Keys.Made made = Keys.Made.of(this.keys.ask(HttpMethod.POST, Keys.PATH, body, "Idempotency-Key", "once-1"));
		assertThat(made.key()).isNotBlank();
		Keys.Made again = Keys.Made.of(this.keys.ask(HttpMethod.POST, Keys.PATH, body, "Idempotency-Key", "once-1"));
		assertThat(again.id()).isEqualTo(made.id());
		assertThat(again.answer().has("key")).isFalse();
	}

	@Test
	void revokingNeedsTheVersion() {
		Keys.Made made = this.keys.make("read");
		String path = Keys.PATH + "/" + made.id();
		this.keys.ask(HttpMethod.DELETE, path, null).expectStatus().isEqualTo(428);
		this.keys.ask(HttpMethod.DELETE, path, null, "If-Match", "\"r7\"").expectStatus().isEqualTo(412);
		this.keys.ask(HttpMethod.DELETE, Keys.PATH + "/nobody", null, "If-Match", "*").expectStatus().isNotFound();
		assertThat(this.keys.status(made.key(), HttpMethod.GET, "/api/v1/jobs")).isEqualTo(200);
	}

	@Test
	void allFaultsOfARequestAreTold() {
		this.keys
			.ask(HttpMethod.POST, Keys.PATH,
					Map.of("scopes", new String[] { "read", "root" }, "expiresAt", "2001-01-01", "unitsPerMinute", 0.5,
							"owner", "me"))
			.expectStatus()
			.isEqualTo(422)
			.expectBody()
			.jsonPath("$.errors[*].pointer")
			.value((pointers) -> assertThat(pointers).asInstanceOf(InstanceOfAssertFactories.LIST)
				.containsExactlyInAnyOrder("/name", "/scopes", "/expiresAt", "/unitsPerMinute", "/owner"));
	}

	@Test
	void lastUseIsNotedWithinSeconds() {
		Keys.Made made = this.keys.make("read");
		assertThat(this.keys.status(made.key(), HttpMethod.GET, "/api/v1/jobs")).isEqualTo(200);
		await().atMost(Duration.ofSeconds(15))
			.untilAsserted(() -> assertThat(this.keys.get(made.id()).has("lastUsedAt")).isTrue());
	}

	@Test
	void keysAreListedByPages() {
		this.keys.make("read");
		this.keys.make("read");
		this.keys.ask(HttpMethod.GET, Keys.PATH + "?limit=1", null)
			.expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.items.length()")
			.isEqualTo(1)
			.jsonPath("$.next")
			.isNotEmpty();
	}

	@Test
	void identifierThatNoKeyCanHaveIsUnknown() {
		String path = Keys.PATH + "/\0";
		this.keys.ask(HttpMethod.GET, path, null).expectStatus().isNotFound();
		this.keys.ask(HttpMethod.POST, path + "/rotate", null).expectStatus().isNotFound();
		this.keys.ask(HttpMethod.DELETE, path, null, "If-Match", "*").expectStatus().isNotFound();
		this.keys.ask(HttpMethod.GET, Keys.PATH + "?cursor=MToA", null)
			.expectStatus()
			.isBadRequest()
			.expectBody()
			.jsonPath("$.type")
			.isEqualTo("/problems/broken-cursor");
	}

	@Test
	void adminKeyThatWasRotatedOutsideEndsTheOneBefore() {
		this.database.sql("UPDATE api_key_secret SET hash = sha256('the key before') WHERE key_id = 'admin'")
			.then()
			.block();
		assertThat(this.keys.status(GatewayTest.KEY, HttpMethod.GET, Keys.PATH)).isEqualTo(200);
		assertThat(this.keys.get("admin").path("secrets").size()).isEqualTo(1);
	}

}
