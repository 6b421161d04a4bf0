package io.casebook.gateway;

import java.util.List;
import java.util.Map;

import io.casebook.testpostgres.PostgresServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.Disposables;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.json.JsonCompareMode;
import org.springframework.test.web.reactive.server.FluxExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A gateway behind a proxy on this machine, with little to give. */
@GatewayTest
@TestPropertySource(
		properties = { "casebook.quota.anonymous=20", "casebook.quota.streams=2", "casebook.limits.json=10KB",
				"casebook.quota.costs[0].path=/api/v1/comparisons/**", "casebook.quota.costs[0].units=8",
				"spring.cloud.gateway.server.webflux.trusted-proxies=127\\.0\\.0\\.1|0:0:0:0:0:0:0:1" })
class QuotaHttpTests {

	/** A key in form, but of nobody. */
	private static final String WRONG = "cbk_nobody_abababababababababababababababababababababababababababababababab_cdf86a0f";

	@Autowired
	private WebTestClient http;

	private final Disposable.Composite followed = Disposables.composite();

	@BeforeEach
	void servicesTellWhatChanges() {
		List.of(Platform.COMPANY, Platform.METRICS, Platform.TIMELINE).forEach(StubService::feeds);
	}

	@AfterEach
	void leave() {
		this.followed.dispose();
		Platform.reset();
	}

	@Test
	void everyAnswerTellsWhatIsLeft() {
		ask("203.0.113.1", "/api/v1/jobs").expectStatus()
			.isOk()
			.expectHeader()
			.valueEquals("RateLimit-Policy", "\"anonymous\";q=20;w=60")
			.expectHeader()
			.valueMatches("RateLimit", "\"anonymous\";r=19;t=[34]");
		ask("203.0.113.1", "/api/v1/no-such").expectStatus()
			.isNotFound()
			.expectHeader()
			.valueMatches("RateLimit", "\"anonymous\";r=18;t=[67]");
	}

	@Test
	void whatIsUsedUpIsAProblemForThatAddressOnly() {
		for (int i = 0; i < 20; i++) {
			ask("203.0.113.2", "/api/v1/jobs").expectStatus().isOk();
		}
		ask("203.0.113.2", "/api/v1/jobs").expectStatus()
			.isEqualTo(429)
			.expectHeader()
			.valueMatches("Retry-After", "[123]")
			.expectHeader()
			.valueMatches("RateLimit", "\"anonymous\";r=0;t=\\d+")
			.expectBody()
			.json("""
					{"type": "/problems/too-many-requests", "status": 429, "instance": "/api/v1/jobs",
					 "detail": "The 20 units of a minute are used up. This request costs more than is left"}""",
					JsonCompareMode.LENIENT);
		ask("203.0.113.3", "/api/v1/jobs").expectStatus().isOk();
		ask("203.0.113.2", "/problems/too-many-requests").expectStatus().isOk();
		assertThat(new Keys(this.http).status(GatewayTest.KEY, HttpMethod.GET, "/api/v1/jobs")).isEqualTo(200);
	}

	@Test
	void whoIsRefusedPaysToo() {
		ask("203.0.113.21", "/api/v1/jobs", WRONG).expectStatus()
			.isUnauthorized()
			.expectHeader()
			.valueMatches("RateLimit", "\"anonymous\";r=19;t=[34]");
		ask("203.0.113.21", "/api/v1/api-keys").expectStatus()
			.isUnauthorized()
			.expectHeader()
			.valueMatches("RateLimit", "\"anonymous\";r=18;t=[67]");
		String key = new Keys(this.http).make("read").key();
		ask("203.0.113.21", "/api/v1/api-keys", key).expectStatus()
			.isForbidden()
			.expectHeader()
			.valueMatches("RateLimit", "\"key\";r=119999;t=1");
		ask("203.0.113.21", "/api/v1/jobs", key).expectStatus()
			.isOk()
			.expectHeader()
			.valueMatches("RateLimit", "\"key\";r=11999[89];t=1");
		ask("203.0.113.21", "/api/v1/jobs").expectHeader().valueMatches("RateLimit", "\"anonymous\";r=1[78];t=\\d+");
	}

	@Test
	void wrongKeysUseUpTheShareOfTheirAddressButNotThoseOfGoodOnes() {
		for (int i = 0; i < 20; i++) {
			ask("203.0.113.22", "/api/v1/jobs", WRONG).expectStatus().isUnauthorized();
		}
		for (int i = 0; i < 2; i++) {
			ask("203.0.113.22", "/api/v1/jobs", WRONG).expectStatus()
				.isEqualTo(429)
				.expectHeader()
				.exists("Retry-After")
				.expectHeader()
				.valueMatches("RateLimit", "\"anonymous\";r=0;t=\\d+");
		}
		String key = new Keys(this.http).make("read").key();
		ask("203.0.113.22", "/api/v1/jobs", key).expectStatus().isOk();
	}

	@Test
	void costlyViewsCostMore() {
		String view = "/api/v1/comparisons?group=pair&indexSet=key-indices&asOf=2018-07";
		ask("203.0.113.4", view).expectStatus().isOk();
		ask("203.0.113.4", view).expectStatus().isOk();
		ask("203.0.113.4", view).expectStatus().isEqualTo(429);
		ask("203.0.113.4", "/api/v1/jobs").expectStatus().isOk();
	}

	@Test
	void oneKeyCannotStarveAnother() {
		Keys keys = new Keys(this.http);
		String one = Keys.Made.of(keys.ask(HttpMethod.POST, Keys.PATH,
				Map.of("name", "Greedy", "scopes", new String[] { "read" }, "unitsPerMinute", 3)))
			.key();
		String other = keys.make("read").key();
		for (int i = 0; i < 3; i++) {
			assertThat(keys.status(one, HttpMethod.GET, "/api/v1/jobs")).isEqualTo(200);
		}
		assertThat(keys.status(one, HttpMethod.GET, "/api/v1/jobs")).isEqualTo(429);
		assertThat(keys.status(other, HttpMethod.GET, "/api/v1/jobs")).isEqualTo(200);
	}

	@Test
	void whatAClientWritesBeforeTheProxysWordCountsForNothing() {
		for (int i = 0; i < 20; i++) {
			ask("198.51.100." + i + ", 203.0.113.5", "/api/v1/jobs").expectStatus().isOk();
		}
		ask("198.51.100.99, 203.0.113.5", "/api/v1/jobs").expectStatus().isEqualTo(429);
	}

	@Test
	void aClientKeepsItsShareOfStreamsOpenAndOthersTheirs() {
		String key = new Keys(this.http).make("read").key();
		follow("203.0.113.6", null);
		follow("203.0.113.6", null);
		ask("203.0.113.6", "/api/v1/changes").expectStatus()
			.isEqualTo(429)
			.expectHeader()
			.valueEquals("Retry-After", 5)
			.expectBody()
			.json("""
					{"type": "/problems/too-many-requests", "status": 429, "instance": "/api/v1/changes",
					 "detail": "2 streams of yours are open, the most there may be"}""", JsonCompareMode.LENIENT);
		follow("203.0.113.7", null);
		follow("203.0.113.6", key);
		follow("203.0.113.8", key);
		assertThat(status("203.0.113.9", key)).isEqualTo(429);
	}

	@Test
	void streamsOfJobsAreAmongThem() {
		String job = "0199f1b2-0000-7000-8000-00000000000a";
		PostgresServer.get()
			.execute("INSERT INTO gateway.job (id, kind, dry_run, created_by) VALUES ('%s', 'table', false, 'key:x')"
				.formatted(job));
		String path = "/api/v1/jobs/" + job;
		for (int i = 0; i < 2; i++) {
			FluxExchangeResult<String> stream = events("203.0.113.11", path).expectStatus()
				.isOk()
				.expectHeader()
				.valueEquals("X-Accel-Buffering", "no")
				.returnResult(String.class);
			this.followed.add(stream.getResponseBody().subscribe());
		}
		events("203.0.113.11", path).expectStatus()
			.isEqualTo(429)
			.expectHeader()
			.contentType("application/problem+json");
		ask("203.0.113.11", path).expectStatus().isOk();
	}

	@Test
	void aDocumentIsReadAsFarAsIsSet() {
		Keys.ask(this.http, GatewayTest.KEY, HttpMethod.PUT, "/api/v1/groups/large", Map.of("name", "a".repeat(11_000)))
			.expectStatus()
			.isEqualTo(413)
			.expectBody()
			.jsonPath("$.detail")
			.isEqualTo("A body of this kind may have up to 10240 bytes");
	}

	@Test
	void aStreamThatIsLeftGivesItsPlaceBack() {
		String key = new Keys(this.http).make("read").key();
		follow("203.0.113.10", key);
		Disposable left = follow("203.0.113.10", key);
		assertThat(status("203.0.113.10", key)).isEqualTo(429);
		left.dispose();
		await().until(() -> status("203.0.113.10", key) == 200);
	}

	/** A stream that is left when the test is over. */
	private Disposable follow(String client, @Nullable String key) {
		Disposable stream = changes(client, key).expectStatus()
			.isOk()
			.returnResult(String.class)
			.getResponseBody()
			.subscribe();
		this.followed.add(stream);
		return stream;
	}

	/** That of a stream, which is left at once. */
	private int status(String client, String key) {
		FluxExchangeResult<String> stream = changes(client, key).returnResult(String.class);
		stream.getResponseBody().subscribe().dispose();
		return stream.getStatus().value();
	}

	private WebTestClient.ResponseSpec changes(String client, @Nullable String key) {
		return this.http.get().uri("/api/v1/changes").headers((headers) -> {
			headers.set("X-Forwarded-For", client);
			if (key != null) {
				headers.set("X-API-Key", key);
			}
		}).exchange();
	}

	private WebTestClient.ResponseSpec events(String client, String path) {
		return this.http.get()
			.uri(path)
			.accept(MediaType.TEXT_EVENT_STREAM)
			.header("X-Forwarded-For", client)
			.exchange();
	}

	private WebTestClient.ResponseSpec ask(String client, String path, String key) {
		return this.http.get().uri(path).header("X-Forwarded-For", client).header("X-API-Key", key).exchange();
	}

	private WebTestClient.ResponseSpec ask(String client, String path) {
		return this.http.get().uri((base) -> base.build().resolve(path)).header("X-Forwarded-For", client).exchange();
	}

}
