package io.casebook.acceptance;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The gateway is the only door: what is inside stays inside, and browsers of other sites
 * may read.
 */
@AgainstPlatform
class DoorTests {

	private static final String SITE = "https://example.org";

	@ParameterizedTest
	@ValueSource(strings = { "/internal/cases?group=fintech-cases", "/internal/keys?keys=lufax",
			"/internal/sources?keys=doc", "/internal/package", "/api/v1/../../internal/keys?keys=lufax",
			"/api/v1/%2e%2e/%2e%2e/internal/keys?keys=lufax", "/actuator", "/actuator/health",
			"/actuator/health/readiness", "/actuator/prometheus", "/actuator/env", "/actuator/gateway/routes" })
	void whatIsInsideIsNotReachable(String path) {
		Answer answer = Platform.get(path);
		assertThat(answer.status()).as(answer.toString()).isIn(400, 404);
		for (String[] key : new String[][] { {}, { "X-API-Key", AdminKey.value() } }) {
			assertThat(Platform.send("POST", path, key).status()).isIn(400, 401, 404, 405);
		}
	}

	@Test
	void operatorsAreToldOfHealthAndMetersOnAPortOfTheirOwn() {
		assertThat(Json.text(Platform.manage("/actuator/health").json(), "status")).isEqualTo("UP");
		assertThat(Json.strings(Platform.manage("/actuator").json().get("_links"), "href").toString())
			.contains("/actuator/health", "/actuator/prometheus");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "/api/v1/companies", Platform.COMPARISON, "/v3/api-docs", "/docs", "/actuator/env",
			"/actuator/configprops", "/actuator/gateway/routes", "/actuator/heapdump", "/actuator/beans",
			"/actuator/loggers", "/actuator/threaddump", "/actuator/httpexchanges" })
	void andTheyFindNothingElseThere(String path) {
		Answer answer = Platform.manage(path);
		assertThat(answer.status()).as(answer.toString()).isEqualTo(404);
	}

	@Test
	void anotherSitesPageMayAskAndRead() {
		Answer preflight = Platform.send("OPTIONS", "/api/v1/comparisons", "Origin", SITE,
				"Access-Control-Request-Method", "GET", "Access-Control-Request-Headers", "if-none-match");
		assertThat(preflight.status()).as(preflight.toString()).isEqualTo(200);
		assertThat(preflight.header("Access-Control-Allow-Origin")).isIn("*", SITE);
		assertThat(preflight.header("Access-Control-Allow-Methods")).contains("GET");
		for (String path : List.of(Platform.COMPARISON, "/api/v1/companies/lufax", "/api/v1/companies/no-such")) {
			Answer answer = Platform.get(path, "Origin", SITE);
			assertThat(answer.headers().allValues("Access-Control-Allow-Origin")).as(answer.toString())
				.hasSize(1)
				.containsAnyOf("*", SITE);
		}
		assertThat(Platform.get(Platform.COMPARISON, "Origin", SITE).header("Access-Control-Expose-Headers"))
			.containsIgnoringCase("etag");
	}

	@Test
	void formatThatThereIsNotIsRefused() {
		for (String path : List.of(Platform.COMPARISON, "/api/v1/companies/lufax", "/api/v1/events")) {
			Answer answer = Platform.get(path, "Accept", "image/png");
			assertThat(answer.status()).as(answer.toString()).isEqualTo(406);
		}
	}

}
