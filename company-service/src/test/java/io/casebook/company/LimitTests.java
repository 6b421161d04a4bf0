package io.casebook.company;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Requests that are too much for the service. */
@CompanyServiceTest
class LimitTests {

	@Autowired
	private CasebookClient casebook;

	@ParameterizedTest
	@CsvSource({ "[, 100, ], 400, malformed-request", "1, 1200, '', 400, malformed-request",
			"'\"\",', 150000, 1, 413, content-too-large" })
	void documentIsReadToItsLimits(String part, int times, String end, int status, String type) {
		refused(this.casebook.http()
			.put()
			.uri("/api/v1/sources/much")
			.header("If-None-Match", "*")
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue("{\"csl\": [" + part.repeat(times) + end.repeat(end.equals("]") ? times : 1) + "]}"), status,
				type);
	}

	@Test
	void headIsReadToItsLimits() {
		refused(this.casebook.http().get().uri("/api/v1/companies?q=" + "a".repeat(70_000)), 414, "address-too-long");
		refused(this.casebook.http().get().uri("/api/v1/companies").header("X-Much", "a".repeat(70_000)), 431,
				"headers-too-large");
	}

	private static void refused(WebTestClient.RequestHeadersSpec<?> request, int status, String type) {
		request.exchange()
			.expectStatus()
			.isEqualTo(status)
			.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.expectBody()
			.jsonPath("$.type")
			.isEqualTo("/problems/" + type);
	}

}
