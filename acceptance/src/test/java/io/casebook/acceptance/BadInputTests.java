package io.casebook.acceptance;

import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Bad input is refused with a problem that names it.
 */
@AgainstPlatform
class BadInputTests {

	@ParameterizedTest
	@CsvFileSource(resources = "/bad-input.csv", numLinesToSkip = 1)
	void badInputIsRefusedByName(int status, String method, String path, String type, String named) {
		Answer answer = send(method, path);
		assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
		assertThat(answer.header("Content-Type")).as(answer.toString()).startsWith("application/problem+json");
		JsonNode problem = answer.json();
		assertThat(Json.string(problem, "type")).as(answer.toString()).endsWith("/problems/" + type);
		assertThat(Json.string(problem, "title")).isNotBlank();
		assertThat(Json.number(problem, "status")).isEqualByComparingTo(Integer.toString(status));
		assertThat(Json.string(problem, "detail")).isNotBlank();
		assertThat(Json.string(problem, "instance")).as(answer.toString()).endsWith(path.replaceAll("\\?.*", ""));
		if (named != null) {
			for (String name : List.of(named.split(";"))) {
				assertThat(Json.list(problem.get("errors")).toString()).as(answer.toString()).contains(name);
			}
		}
		assertThat(answer.body()).as("no inside is shown")
			.doesNotContain("Exception", "io.casebook", ":8081", ":8082", "static resource", "UUID");
	}

	@ParameterizedTest
	@CsvFileSource(resources = "/bad-input.csv", numLinesToSkip = 1)
	void typeOfTheProblemIsAPageThatExplainsIt(int status, String method, String path) {
		String type = Json.string(send(method, path).json(), "type");
		Answer page = Platform.get(type.replaceFirst("^https?://[^/]+", ""), "Accept", "text/html");
		assertThat(page.status()).as(page.toString()).isEqualTo(200);
		assertThat(page.header("Content-Type")).startsWith("text/html");
		assertThat(page.body()).contains("<h1");
	}

	/** A change is asked for with the key, so that it is refused for what it is. */
	private static Answer send(String method, String path) {
		return method.equals("GET") ? Platform.get(path)
				: Platform.send(method, path, "X-API-Key", AdminKey.value(), "Content-Type", "application/json");
	}

}
