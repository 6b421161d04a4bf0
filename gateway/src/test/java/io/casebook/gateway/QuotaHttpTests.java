package io.casebook.gateway;

import java.util.Map;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.json.JsonCompareMode;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/** A gateway behind a proxy on this machine, with little to give. */
@GatewayTest
@TestPropertySource(properties = { "casebook.quota.anonymous=20", "casebook.quota.costs[0].path=/api/v1/comparisons/**",
		"casebook.quota.costs[0].units=8",
		"spring.cloud.gateway.server.webflux.trusted-proxies=127\\.0\\.0\\.1|0:0:0:0:0:0:0:1" })
class QuotaHttpTests {

	@Autowired
	private WebTestClient http;

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

	private WebTestClient.ResponseSpec ask(String client, String path) {
		return this.http.get().uri((base) -> base.build().resolve(path)).header("X-Forwarded-For", client).exchange();
	}

}
