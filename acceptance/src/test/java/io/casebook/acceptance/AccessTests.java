package io.casebook.acceptance;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Reading is open; changing something needs the key.
 */
@Stewardship
class AccessTests {

	private static final Duration PATIENCE = Duration.ofSeconds(15);

	private final Ground ground = new Ground("access");

	@ParameterizedTest
	@CsvSource({ "POST, /api/v1/companies", "PUT, /api/v1/companies/lufax", "PATCH, /api/v1/companies/lufax",
			"DELETE, /api/v1/companies/lufax", "PUT, /api/v1/companies/lufax/offerings/try",
			"PUT, /api/v1/groups/fintech-cases", "DELETE, /api/v1/sources/doc", "PUT, /api/v1/indices/valuation",
			"DELETE, /api/v1/index-sets/key-indices", "POST, /api/v1/observations", "POST, /api/v1/events",
			"POST, /api/v1/packages", "POST, /api/v1/filings", "POST, /api/v1/tables" })
	void changeWithoutTheKeyIsRefused(String method, String path) {
		String before = Platform.get("/api/v1/companies/lufax").body();
		String list = Platform.get("/api/v1/companies?limit=200").body();
		for (String[] headers : new String[][] { {}, { "X-API-Key", "wrong" }, { "X-API-Key", "" },
				{ "Authorization", "Bearer wrong" }, { "Authorization", "Bearer " + AdminKey.value() + "x" },
				{ "X-API-Key", AdminKey.value(), "Authorization", "Bearer wrong" },
				{ "X-Service-Key", "x", "X-Subject", "key:admin" } }) {
			Answer refused = send(method, path, headers);
			assertThat(refused.status()).as(refused.toString()).isEqualTo(401);
			assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
			assertThat(refused.header("WWW-Authenticate")).as("how to be let in").isNotBlank();
			assertThat(Json.string(refused.json(), "type")).endsWith("/problems/unauthorized");
		}
		assertThat(Platform.get("/api/v1/companies/lufax").body()).isEqualTo(before);
		assertThat(Platform.get("/api/v1/companies?limit=200").body()).isEqualTo(list);
	}

	@Test
	void keyOpensInEitherHeader() {
		String path = "/api/v1/sources/" + this.ground.key("one");
		String document = this.ground.sourceDocument(this.ground.key("one"));
		Answer first = Platform.send("PUT", path, Curator.text(document), PATIENCE, "Content-Type", "application/json",
				"X-API-Key", AdminKey.value());
		assertThat(first.status()).as(first.toString()).isEqualTo(201);
		Answer second = Platform.send("DELETE", path, BodyPublishers.noBody(), PATIENCE, "If-Match", "*",
				"Authorization", "Bearer " + AdminKey.value());
		assertThat(second.status()).as(second.toString()).isEqualTo(204);
	}

	@Test
	void nobodyWritesInAnothersName() {
		String path = "/api/v1/sources/" + this.ground.key("two");
		Answer made = Curator.put(path, this.ground.sourceDocument(this.ground.key("two")), "X-Subject", "key:other");
		assertThat(made.status()).as(made.toString()).isEqualTo(201);
		assertThat(Json.strings(Platform.items(path + "/history"), "recordedBy")).containsExactly(Curator.SUBJECT);
	}

	@Test
	void wrongKeyIsRefusedForReadingToo() {
		assertThat(Platform.get("/api/v1/companies").status()).isEqualTo(200);
		assertThat(Platform.get("/api/v1/companies", "X-API-Key", AdminKey.value()).status()).isEqualTo(200);
		assertThat(Platform.get("/api/v1/companies", "X-API-Key", "wrong").status()).isEqualTo(401);
	}

	private static Answer send(String method, String path, String... headers) {
		String[] all = new String[headers.length + 2];
		System.arraycopy(headers, 0, all, 0, headers.length);
		all[headers.length] = "Content-Type";
		all[headers.length + 1] = "application/json";
		return Platform.send(method, path, Curator.text("{}"), PATIENCE, all);
	}

}
