package io.casebook.calls;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.http.HttpMethod;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.json.JsonCompareMode;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@SpringBootTest(classes = TrialApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = "spring.application.name=trial-service")
@AutoConfigureWebTestClient(timeout = "PT30S")
class SignedCallsTests {

	@TempDir
	private static Path folder;

	@Autowired
	private WebTestClient http;

	@DynamicPropertySource
	static void keys(DynamicPropertyRegistry properties) {
		properties.add("casebook.calls.public-keys", () -> folder.resolve("accepted").toString());
	}

	@BeforeAll
	static void makeKeys() throws Exception {
		KeyFiles.create(folder.resolve("private.pem"), List.of(folder.resolve("accepted")));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			GET    | /api/thing      | read                | 200
			GET    | /api/thing      | read write internal | 200
			GET    | /api/thing      | write               | 403
			POST   | /api/thing      | write               | 200
			DELETE | /api/thing      | read                | 403
			PATCH  | /api/thing      | internal            | 403
			POST   | /internal/thing | internal            | 200
			GET    | /internal/thing | read write admin    | 403
			GET    | /api/thing      | ''                  | 403
			""")
	void callIsTakenWithTheRightScope(String method, String path, String scopes, int status) {
		assertThat(status(method, path, signer().token("key:somebody", scopes, "trial-service"))).isEqualTo(status);
	}

	@Test
	void callerIsWhoWasSigned() {
		this.http.get()
			.uri("/api/thing")
			.header("X-Subject", "key:other")
			.header("X-User", "root")
			.header("Authorization", "Bearer " + signer().token("key:somebody", "read", "trial-service"))
			.exchange()
			.expectBody(String.class)
			.isEqualTo("key:somebody");
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET /api/thing", "POST /api/thing", "GET /internal/thing", "GET /nothing",
			"OPTIONS /api/thing", "GET /v3/api-docs" })
	void unsignedCallIsRefused(String call) {
		String[] parts = call.split(" ");
		this.http.method(HttpMethod.valueOf(parts[0]))
			.uri(parts[1])
			.exchange()
			.expectStatus()
			.isUnauthorized()
			.expectHeader()
			.valueEquals("WWW-Authenticate", "Bearer realm=\"trial-service\"")
			.expectBody()
			.json("""
					{"type": "/problems/unauthorized", "status": 401, "instance": "%s",
					 "detail": "Calls are taken from the gateway only, signed for trial-service"}"""
				.formatted(parts[1]), JsonCompareMode.LENIENT);
	}

	@Test
	void callThatIsSignedOtherwiseIsRefused() throws Exception {
		KeyFiles.create(folder.resolve("other.pem"), List.of(folder.resolve("not-accepted")));
		CallSigner other = new CallSigner(folder.resolve("other.pem"));
		Instant now = Instant.now();
		String longLived = signed(claims().expirationTime(Date.from(now.plus(Duration.ofDays(1)))));
		SignedJWT byThePublicKey = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims().build());
		byThePublicKey.sign(new MACSigner(publicKey()));
		for (String token : List.of(other.token("key:somebody", "read", "trial-service"),
				signer().token("key:somebody", "read", "another-service"),
				signed(claims().expirationTime(Date.from(now.minusSeconds(60)))), signed(claims().expirationTime(null)),
				longLived, signed(claims().subject(null)), signed(claims().audience((String) null)),
				signed(claims().audience(List.of("trial-service", "other"))),
				new PlainJWT(claims().build()).serialize(), byThePublicKey.serialize(), "no-token",
				signed(claims()) + "x")) {
			assertThat(status("GET", "/api/thing", token)).as(token).isEqualTo(401);
		}
		assertThat(status("GET", "/api/thing", signed(claims()))).isEqualTo(200);
	}

	@Test
	void goodTokenIsRefusedOnceItHasExpired() throws Exception {
		String token = signed(claims().expirationTime(Date.from(Instant.now().minusSeconds(8))));
		assertThat(status("GET", "/api/thing", token)).as("within the skew of clocks").isEqualTo(200);
		await().atMost(Duration.ofSeconds(10))
			.untilAsserted(() -> assertThat(status("GET", "/api/thing", token)).isEqualTo(401));
	}

	@Test
	void keysAreRotatedWhileCallsAreMade() throws Exception {
		Path key = Files.copy(folder.resolve("private.pem"), folder.resolve("rotated.pem"));
		CallSigner signer = new CallSigner(key);
		assertThat(status("GET", "/api/thing", signer.token("1", "read", "trial-service"))).isEqualTo(200);
		Files.delete(key);
		assertThat(status("GET", "/api/thing", signer.token("2", "read", "trial-service"))).isEqualTo(200);
		KeyFiles.main(new String[] { key.toString(), folder.resolve("accepted").toString() });
		assertThat(Files.readString(key)).isNotEqualTo(Files.readString(folder.resolve("private.pem")));
		assertThat(status("GET", "/api/thing", signer.token("3", "read", "trial-service"))).isEqualTo(200);
		assertThat(status("GET", "/api/thing", signer().token("4", "read", "trial-service"))).isEqualTo(200);
	}

	@Test
	void pathsThatCouldBeReadInTwoWaysAreRefused() {
		String token = signer().token("key:somebody", "read write", "trial-service");
		for (String path : List.of("/api/../internal/thing", "/api/%2e%2e/internal/thing", "//internal/thing",
				"/internal;a=b/thing", "/internal%2fthing")) {
			assertThat(this.http.get()
				.uri((base) -> URI.create(base.build() + path))
				.header("Authorization", "Bearer " + token)
				.exchange()
				.returnResult(byte[].class)
				.getStatus()
				.value()).as(path).isEqualTo(400);
		}
		assertThat(this.http.get()
			.uri((base) -> URI.create(base.build() + "/%69nternal/thing"))
			.header("Authorization", "Bearer " + token)
			.exchange()
			.returnResult(byte[].class)
			.getStatus()
			.value()).isEqualTo(403);
	}

	@Test
	void equalCallsShareAToken() {
		CallSigner signer = signer();
		String token = signer.token("key:somebody", "read", "trial-service");
		assertThat(signer.token("key:somebody", "read", "trial-service")).isSameAs(token);
		assertThat(signer.token("key:another", "read", "trial-service")).isNotEqualTo(token);
	}

	private int status(String method, String path, String token) {
		return this.http.method(HttpMethod.valueOf(method))
			.uri(path)
			.header("Authorization", "Bearer " + token)
			.exchange()
			.returnResult(byte[].class)
			.getStatus()
			.value();
	}

	private static CallSigner signer() {
		return new CallSigner(folder.resolve("private.pem"));
	}

	private static byte[] publicKey() throws IOException {
		try (var keys = Files.list(folder.resolve("accepted"))) {
			return Files.readAllBytes(keys.findFirst().orElseThrow());
		}
	}

	private static JWTClaimsSet.Builder claims() {
		Instant now = Instant.now();
		return new JWTClaimsSet.Builder().subject("key:somebody")
			.audience("trial-service")
			.claim("scope", "read")
			.issueTime(Date.from(now.minusSeconds(120)))
			.expirationTime(Date.from(now.plusSeconds(60)));
	}

	private static String signed(JWTClaimsSet.Builder claims) throws Exception {
		SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.ES256), claims.build());
		token.sign(new ECDSASigner(Pem.privateKey(folder.resolve("private.pem")), Curve.P_256));
		return token.serialize();
	}

}
