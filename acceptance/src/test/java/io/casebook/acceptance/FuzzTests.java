package io.casebook.acceptance;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever is sent to whichever operation is answered, or refused with a problem, and
 * writes nothing.
 */
@Stewardship
class FuzzTests {

	private static final Path CONTRACT = Command.PROJECT.resolve("gateway/openapi.json");

	private static final Duration PATIENCE = Duration.ofSeconds(15);

	private static final int ROUNDS = 6;

	@ParameterizedTest
	@ValueSource(longs = { 20_261_128, 7, 1_000_003 })
	void nonsenseIsAnsweredOrRefused(long seed) throws IOException {
		Nonsense nonsense = new Nonsense(seed);
		Inventory before = Inventory.now();
		List<String> faults = new ArrayList<>();
		JsonNode contract = Json.read(Files.readString(CONTRACT));
		for (int round = 0; round < ROUNDS; round++) {
			contract.get("paths").properties().forEach((path) -> path.getValue().properties().forEach((operation) -> {
				if (!operation.getValue().get("responses").toString().contains("text/event-stream")) {
					Answer answer = send(nonsense, operation.getKey().toUpperCase(Locale.ROOT), path.getKey(),
							operation.getValue());
					note(faults, operation.getKey(), operation.getValue(), answer);
				}
			}));
		}
		assertThat(faults).isEmpty();
		assertThat(Inventory.now()).isEqualTo(before);
	}

	@Test
	void headersOfAnySizeAreAnsweredOrRefused() {
		for (String header : List.of("If-None-Match", "Accept", "Accept-Language", "Cache-Control", "Range", "Origin",
				"X-Forwarded-For", "Forwarded", "traceparent", "Idempotency-Key", "Last-Event-ID", "Cookie")) {
			for (String value : List.of("x".repeat(4000), ",".repeat(2000), "\"".repeat(999), "é\u00ff", "=;=;",
					"-1")) {
				Answer answer = Platform.get("/api/v1/companies/lufax", header, value);
				assertThat(answer.status()).as("%s: %s %s", header, value, answer).isLessThan(500);
			}
		}
	}

	private static Answer send(Nonsense nonsense, String method, String path, JsonNode operation) {
		String address = nonsense.address(path, operation);
		if (method.equals("GET")) {
			return Platform.get(address, "Accept", nonsense.format());
		}
		if (!operation.has("requestBody")) {
			return Platform.send(method, address, "If-Match", nonsense.version(), "X-API-Key", AdminKey.value());
		}
		return Platform.send(method, address,
				BodyPublishers.ofByteArray(nonsense.body().getBytes(StandardCharsets.UTF_8)), PATIENCE, "Content-Type",
				nonsense.type(), "If-Match", nonsense.version(), "X-API-Key", AdminKey.value());
	}

	private static void note(List<String> faults, String method, JsonNode operation, Answer answer) {
		boolean problem = answer.status() >= 400;
		if (answer.status() >= 500) {
			faults.add("failed: " + answer);
		}
		else if (!operation.get("responses").has(Integer.toString(answer.status()))) {
			faults.add("not in the contract: " + answer);
		}
		else if (problem && !answer.header("Content-Type").startsWith("application/problem+json")) {
			faults.add("no problem: " + answer);
		}
		else if (!problem && !method.equals("get")) {
			faults.add("done: " + answer);
		}
		if (!answer.header("X-Injected").isEmpty()) {
			faults.add("header taken from the address: " + answer);
		}
	}

}
