package io.casebook.gateway;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/** A gateway that takes tokens of an issuer, and lets nobody read without a key. */
@GatewayTest
@TestPropertySource(properties = { "casebook.access.anonymous-read=false", "casebook.access.issuer.rest=0s",
		"spring.security.oauth2.resourceserver.jwt.jws-algorithms=ES256",
		"spring.security.oauth2.resourceserver.jwt.issuer-uri=https://issuer.example.org",
		"spring.security.oauth2.resourceserver.jwt.audiences=casebook" })
class AccessHttpTests {

	private static final Issuer ISSUER = new Issuer();

	@Autowired
	private WebTestClient http;

	@DynamicPropertySource
	static void issuer(DynamicPropertyRegistry properties) {
		properties.add("spring.security.oauth2.resourceserver.jwt.jwk-set-uri", ISSUER::keys);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			read          | 200 | 403 | 403
			write         | 200 | 404 | 403
			openid admin  | 200 | 404 | 200
			openid        | 403 | 403 | 403
			""")
	void tokenOpensWhatItsScopesAreFor(String scope, int reading, int writing, int managing) {
		String token = ISSUER.token(Issuer.claims().claim("scope", scope));
		assertThat(status(HttpMethod.GET, "/api/v1/jobs", token)).isEqualTo(reading);
		assertThat(status(HttpMethod.DELETE, "/api/v1/filings/concepts/us-gaap/NoSuchConcept", token))
			.isEqualTo(writing);
		assertThat(status(HttpMethod.GET, "/api/v1/api-keys", token)).isEqualTo(managing);
	}

	@Test
	void tokenOfAnotherKeyIssuerAudienceOrTimeIsRefused() {
		for (String token : List.of(new Issuer().token(Issuer.claims()),
				ISSUER.token(Issuer.claims().issuer("https://other.example.org")),
				ISSUER.token(Issuer.claims().audience("another")),
				ISSUER.token(Issuer.claims().audience((String) null)),
				ISSUER.token(Issuer.claims().expirationTime(Date.from(Instant.now().minus(Duration.ofHours(1))))),
				ISSUER.token(Issuer.claims().subject(null)), ISSUER.token(Issuer.claims().subject("née")), "no-token",
				"a.b.c", Issuer.unsigned())) {
			this.http.get()
				.uri("/api/v1/jobs")
				.header("Authorization", "Bearer " + token)
				.exchange()
				.expectStatus()
				.isUnauthorized()
				.expectHeader()
				.valueEquals("WWW-Authenticate", "Bearer realm=\"casebook\", error=\"invalid_token\"")
				.expectHeader()
				.contentType("application/problem+json");
		}
	}

	@Test
	void tokenOfAKeyThatCannotBeHadIsRefusedInTime() {
		String token = new Issuer("2").token(Issuer.claims());
		ISSUER.silent();
		long start = System.nanoTime();
		assertThat(status(HttpMethod.GET, "/api/v1/jobs", token)).isEqualTo(503);
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
		ISSUER.reset();
		assertThat(status(HttpMethod.GET, "/api/v1/jobs", token)).isEqualTo(401);
	}

	@Test
	void tokenIsNotJudgedWhileItsIssuerFails() {
		ISSUER.broken();
		this.http.get()
			.uri("/api/v1/jobs")
			.header("Authorization", "Bearer " + new Issuer("3").token(Issuer.claims()))
			.exchange()
			.expectStatus()
			.isEqualTo(503)
			.expectHeader()
			.exists("Retry-After")
			.expectBody()
			.jsonPath("$.detail")
			.isEqualTo("The keys of the tokens' issuer cannot be had: nobody can be let in by a token");
		ISSUER.reset();
	}

	@Test
	void keysWorkBesideTokens() {
		assertThat(new Keys(this.http).status(GatewayTest.KEY, HttpMethod.GET, "/api/v1/api-keys")).isEqualTo(200);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api/v1/comparisons?group=pair&indexSet=key-indices&asOf=2018-07", "/api/v1/companies",
			"/api/v1/jobs", "/api/v1/no-such", "/%61pi/v1/jobs" })
	void nobodyReadsWithoutAKey(String path) {
		this.http.get()
			.uri((base) -> URI.create(base.build() + path))
			.exchange()
			.expectStatus()
			.isUnauthorized()
			.expectHeader()
			.valueEquals("WWW-Authenticate", "Bearer realm=\"casebook\"")
			.expectBody()
			.jsonPath("$.detail")
			.isEqualTo("Reading needs a key, in the header X-API-Key or as Authorization: Bearer");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/problems/unauthorized", "/v3/api-docs/gateway" })
	void whatExplainsTheApiIsOpen(String path) {
		this.http.get().uri(path).exchange().expectStatus().isOk();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api/v1/%61pi-keys", "/%61pi/v1/api-keys/x", "/api/v1/api-keys/" })
	void noWayOfWritingThePathLeadsPastTheRule(String path) {
		this.http.get().uri((base) -> URI.create(base.build() + path)).exchange().expectStatus().isUnauthorized();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api//v1/api-keys", "/api/v1/;a=b/api-keys", "/api/v1/x/../api-keys",
			"/api/v1/x/%2e%2e/api-keys", "/api%2fv1/api-keys" })
	void pathThatCouldBeReadInTwoWaysIsRefused(String path) {
		this.http.get()
			.uri((base) -> URI.create(base.build() + path))
			.exchange()
			.expectStatus()
			.isBadRequest()
			.expectHeader()
			.contentType("application/problem+json");
	}

	private int status(HttpMethod method, String path, String token) {
		return this.http.method(method)
			.uri(path)
			.header("Authorization", "Bearer " + token)
			.exchange()
			.returnResult(byte[].class)
			.getStatus()
			.value();
	}

}
