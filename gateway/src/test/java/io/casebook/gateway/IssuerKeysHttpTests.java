package io.casebook.gateway;

import java.time.Duration;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A gateway that has the keys of an issuer anew after a moment. */
@GatewayTest
@TestPropertySource(properties = { "casebook.access.anonymous-read=false", "casebook.access.issuer.renewal=300ms",
		"casebook.access.issuer.grace=4s", "casebook.access.issuer.rest=1s",
		"spring.security.oauth2.resourceserver.jwt.jws-algorithms=ES256",
		"spring.security.oauth2.resourceserver.jwt.issuer-uri=" + Issuer.NAME,
		"spring.security.oauth2.resourceserver.jwt.audiences=" + Issuer.AUDIENCE })
class IssuerKeysHttpTests {

	private static final Duration RENEWED = Duration.ofSeconds(2);

	private static final Issuer ISSUER = new Issuer();

	@Autowired
	private WebTestClient http;

	@DynamicPropertySource
	static void issuer(DynamicPropertyRegistry properties) {
		properties.add("spring.security.oauth2.resourceserver.jwt.jwk-set-uri", ISSUER::keys);
	}

	@BeforeEach
	void reset() {
		ISSUER.reset();
		await().until(() -> status(ISSUER) == 200);
	}

	@Test
	void keyThatTheIssuerWithdrawsOpensNothingAnyMore() {
		ISSUER.withdrawsItsKey();
		await().atMost(RENEWED.multipliedBy(2)).until(() -> status(ISSUER) == 401);
	}

	@Test
	void keysServeForATimeWhileTheIssuerFails() throws InterruptedException {
		ISSUER.broken();
		Thread.sleep(RENEWED);
		assertThat(status(ISSUER)).isEqualTo(200);
		assertThat(ISSUER.asked()).isPositive();
		await().until(() -> status(ISSUER) == 503);
	}

	@Test
	void keysThatNobodyKnowsMakeFewCalls() {
		long start = System.nanoTime();
		assertThat(IntStream.range(0, 40).map((number) -> status(new Issuer("unknown-" + number))).distinct())
			.containsExactly(401);
		Duration took = Duration.ofNanos(System.nanoTime() - start);
		assertThat(ISSUER.asked()).isLessThanOrEqualTo(2 + (int) took.toSeconds());
	}

	private int status(Issuer signer) {
		return this.http.get()
			.uri("/api/v1/jobs")
			.header("Authorization", "Bearer " + signer.token(Issuer.claims()))
			.exchange()
			.returnResult(byte[].class)
			.getStatus()
			.value();
	}

}
