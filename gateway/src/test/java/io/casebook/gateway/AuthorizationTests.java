package io.casebook.gateway;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.stream.Collectors;

import io.casebook.gateway.access.Scope;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every operation of the contract, asked for by everybody that there can be: only who
 * should get in does, and what was refused reaches no service.
 */
@GatewayTest
@TestPropertySource(properties = { "casebook.access.anonymous-read=false",
		"spring.security.oauth2.resourceserver.jwt.jws-algorithms=ES256",
		"spring.security.oauth2.resourceserver.jwt.issuer-uri=" + Issuer.NAME,
		"spring.security.oauth2.resourceserver.jwt.audiences=" + Issuer.AUDIENCE })
class AuthorizationTests {

	private static final Issuer ISSUER = new Issuer();

	private static final List<Caller> CALLERS = new ArrayList<>();

	@LocalServerPort
	private int port;

	@DynamicPropertySource
	static void issuer(DynamicPropertyRegistry properties) {
		properties.add("spring.security.oauth2.resourceserver.jwt.jwk-set-uri", ISSUER::keys);
	}

	@BeforeAll
	static void callers(@Autowired WebTestClient http, @Autowired DatabaseClient database) {
		CALLERS.clear();
		CALLERS.add(Caller.nobody());
		CALLERS.addAll(holdersOfKeys(new Keys(http), database));
		CALLERS.addAll(holdersOfTokens());
	}

	static List<Operation> operations() {
		return Operation.all();
	}

	@BeforeEach
	void reset() {
		Platform.reset();
	}

	@ParameterizedTest
	@MethodSource("operations")
	void onlyWhoShouldGetsIn(Operation operation) {
		List<Caller> outside = CALLERS.stream()
			.filter((caller) -> !caller.expected(operation, false).equals("let in"))
			.toList();
		List<Caller> inside = CALLERS.stream().filter((caller) -> !outside.contains(caller)).toList();
		assertThat(outside).hasSizeGreaterThan(10);
		assertThat(inside).isNotEmpty();
		assertThat(met(operation, outside)).isEqualTo(expected(operation, outside));
		assertThat(changes()).as("what services were asked to change").isEmpty();
		assertThat(met(operation, inside)).isEqualTo(expected(operation, inside));
	}

	@ParameterizedTest
	@MethodSource("operations")
	void contractSaysWhatNeedsAKeyEvenWhereReadingIsOpen(Operation operation) {
		assertThat(operation.needsKey()).isEqualTo(operation.scope() != Scope.READ);
	}

	private String met(Operation operation, List<Caller> callers) {
		return callers.stream()
			.map((caller) -> caller.name() + ": " + caller.met(operation, this.port))
			.collect(Collectors.joining("\n"));
	}

	private static String expected(Operation operation, List<Caller> callers) {
		return callers.stream()
			.map((caller) -> caller.name() + ": " + caller.expected(operation, false))
			.collect(Collectors.joining("\n"));
	}

	private static List<String> changes() {
		return List.of(Platform.COMPANY, Platform.METRICS, Platform.TIMELINE)
			.stream()
			.flatMap((service) -> service.requests().stream())
			.filter((request) -> !request.startsWith("GET "))
			.toList();
	}

	private static List<Caller> holdersOfKeys(Keys keys, DatabaseClient database) {
		Keys.Made revoked = keys.make("admin");
		keys.revoke(revoked.id());
		Keys.Made expired = keys.make("admin");
		database.sql("UPDATE api_key SET expires_at = now() WHERE id = :id").bind("id", expired.id()).then().block();
		Keys.Made rotated = keys.make("admin");
		keys.rotate(rotated.id(), "PT0S");
		String key = "X-API-Key";
		return List.of(Caller.refused("revoked key", key, revoked.key()),
				Caller.refused("expired key", key, expired.key()),
				Caller.refused("key before the rotation", key, rotated.key()),
				Caller.refused("no key of ours", key, "wrong"), Caller.refused("empty key", key, ""),
				Caller.refused("revoked key as bearer", "Authorization", "Bearer " + revoked.key()),
				Caller.with("key to read", key, keys.make("read").key(), Scope.READ),
				Caller.with("key to write", key, keys.make("write").key(), Scope.WRITE),
				Caller.with("key of an admin", key, keys.make("admin").key(), Scope.ADMIN));
	}

	private static List<Caller> holdersOfTokens() {
		Date past = Date.from(Instant.now().minus(Duration.ofHours(1)));
		return List.of(
				bad("token of another issuer",
						ISSUER.token(Issuer.claims().claim("scope", "admin").issuer("https://other.example.org"))),
				bad("token for another audience",
						ISSUER.token(Issuer.claims().claim("scope", "admin").audience("another"))),
				bad("token signed by another key", new Issuer().token(Issuer.claims().claim("scope", "admin"))),
				bad("expired token", ISSUER.token(Issuer.claims().claim("scope", "admin").expirationTime(past))),
				bad("unsigned token", Issuer.unsigned()), good("read", Scope.READ), good("write", Scope.WRITE),
				good("admin", Scope.ADMIN));
	}

	private static Caller bad(String name, String token) {
		return Caller.refused(name, "Authorization", "Bearer " + token);
	}

	private static Caller good(String scope, Scope opens) {
		return Caller.with("token to " + scope, "Authorization",
				"Bearer " + ISSUER.token(Issuer.claims().claim("scope", scope)), opens);
	}

}
