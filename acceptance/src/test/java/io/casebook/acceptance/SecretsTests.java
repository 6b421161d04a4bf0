package io.casebook.acceptance;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * What nobody should read stands in no log, error or meter: keys of partners and of the
 * operator, the tokens that sign calls, the key that signs them, and the database's
 * passwords. It comes when the other tests have left their traces.
 */
@AgainstPlatform
@Order(Stage.LAST)
class SecretsTests {

	private static final Duration PATIENCE = Duration.ofSeconds(15);

	private static final Path LOCAL = Command.PROJECT.resolve(".casebook");

	@Test
	void secretsAreWrittenNowhere() throws IOException {
		List<String> secrets = new ArrayList<>(List.of("eyJ", "PRIVATE KEY", "Bearer ey"));
		secrets.add(secretOf(AdminKey.value()));
		JsonNode made = post("/api/v1/api-keys", "{\"name\": \"Secret\", \"scopes\": [\"read\"]}", AdminKey.value());
		String key = Json.string(made, "key");
		secrets.add(secretOf(key));
		List<Answer> answers = List.of(Platform.get("/api/v1/companies", "X-API-Key", key),
				Platform.get("/api/v1/companies?key=" + key), Platform.get("/api/v1/companies/" + key),
				Platform.get("/api/v1/jobs", "X-API-Key", key + "x"),
				Platform.send("POST", "/api/v1/companies", "X-API-Key", key), Platform.send("DELETE",
						"/api/v1/api-keys/" + Json.string(made, "id"), "X-API-Key", AdminKey.value(), "If-Match", "*"),
				Platform.get("/api/v1/companies", "Authorization", "Bearer " + key));
		assertThat(answers).extracting(Answer::status).containsExactly(200, 400, 404, 401, 403, 204, 401);
		assertThat(Platform.get("/api/v1/api-keys", "X-API-Key", AdminKey.value()).body()).doesNotContain(secrets);
		assertThat(Platform.manage("/actuator/prometheus").body()).doesNotContain(secrets);
		for (String log : logs(secrets)) {
			assertThat(log.lines().filter((line) -> secrets.stream().anyMatch(line::contains))).isEmpty();
		}
	}

	/** What each part of the platform has logged; passwords join the secrets. */
	private static List<String> logs(List<String> secrets) throws IOException {
		if ("compose".equals(System.getProperty("casebook.faults"))) {
			for (String role : List.of("owner", "app")) {
				secrets.add(
						Command
							.run("docker", "compose", "exec", "-T", "gateway", "cat",
									"/run/casebook/casebook.database." + role + "-password")
							.strip());
			}
			return List.of(Command.run("docker", "compose", "logs", "--no-color"));
		}
		assumeTrue(Files.isDirectory(LOCAL.resolve("logs")), "the platform's logs are not here");
		List<String> logs = new ArrayList<>();
		try (Stream<Path> files = Files.list(LOCAL.resolve("logs"))) {
			for (Path file : files.toList()) {
				logs.add(Files.readString(file));
			}
		}
		assertThat(logs).hasSizeGreaterThan(3);
		return logs;
	}

	private static JsonNode post(String path, String body, String key) {
		Answer answer = Platform.send("POST", path, BodyPublishers.ofString(body), PATIENCE, "Content-Type",
				"application/json", "X-API-Key", key);
		assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
		return answer.json();
	}

	/** The part of a key that must not be known: its id may be. */
	private static String secretOf(String key) {
		return key.split("_")[2];
	}

}
