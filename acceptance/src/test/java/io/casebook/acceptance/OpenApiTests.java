package io.casebook.acceptance;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The gateway publishes the contract of the whole platform.
 */
@AgainstPlatform
class OpenApiTests {

	private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "head", "options");

	private static JsonNode contract = JsonNodeFactory.instance.objectNode();

	@BeforeAll
	static void readContract() {
		contract = Platform.json("/v3/api-docs");
	}

	@Test
	void contractIsOpenApi31() {
		assertThat(Json.string(contract, "openapi")).startsWith("3.1");
		assertThat(Json.string(contract.get("info"), "title")).isNotBlank();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api/v1/companies", "/api/v1/companies/{}", "/api/v1/companies/{}/offerings",
			"/api/v1/companies/{}/capabilities", "/api/v1/companies/{}/relationships", "/api/v1/groups",
			"/api/v1/groups/{}", "/api/v1/sources", "/api/v1/sources/{}", "/api/v1/indices", "/api/v1/indices/{}",
			"/api/v1/index-sets", "/api/v1/index-sets/{}", "/api/v1/observations", "/api/v1/observations/{}",
			"/api/v1/observations/{}/history", "/api/v1/matrix", "/api/v1/events", "/api/v1/events/{}",
			"/api/v1/timelines", "/api/v1/comparisons", "/api/v1/dossiers/{}" })
	void everyPathIsInIt(String path) {
		JsonNode item = contract.get("paths")
			.properties()
			.stream()
			.filter((entry) -> entry.getKey().replaceAll("\\{[^}]*}", "{}").equals(path))
			.map((entry) -> entry.getValue())
			.findFirst()
			.orElseThrow(() -> new AssertionError(path + " is not in the contract"));
		assertThat(item.has("get")).isTrue();
		assertThat(Json.string(item.get("get"), "summary")).isNotBlank();
		for (JsonNode parameter : Json.list(item.get("get").get("parameters"))) {
			assertThat(parameter.has("$ref") || !Json.string(parameter, "description").isBlank())
				.as("description of %s", parameter)
				.isTrue();
		}
		assertThat(item.get("get").get("responses").has("200")).isTrue();
	}

	@Test
	void nothingInternalIsInIt() {
		assertThat(contract.get("paths").propertyNames()).noneMatch((path) -> path.startsWith("/internal"));
		assertThat(contract.get("servers").toString()).doesNotContain("8081", "8082", "8083");
	}

	@Test
	void operationsHaveIdsOfTheirOwn() {
		List<String> ids = new ArrayList<>();
		contract.get("paths")
			.forEach((item) -> item.properties()
				.stream()
				.filter((entry) -> METHODS.contains(entry.getKey()))
				.forEach((entry) -> ids.add(Json.string(entry.getValue(), "operationId"))));
		assertThat(ids).isNotEmpty().doesNotHaveDuplicates();
	}

	@Test
	void everyReferenceResolves() {
		Set<String> references = Set.copyOf(contract.findValuesAsString("$ref"));
		assertThat(references).isNotEmpty().allSatisfy((reference) -> {
			assertThat(reference).startsWith("#/");
			assertThat(contract.at(reference.substring(1)).isMissingNode()).as(reference).isFalse();
		});
	}

	@Test
	void parametersOfTheComparisonAreDescribed() {
		List<JsonNode> parameters = contract.at("/paths/~1api~1v1~1comparisons/get/parameters")
			.valueStream()
			.map((parameter) -> parameter.has("$ref") ? contract.at(Json.string(parameter, "$ref").substring(1))
					: parameter)
			.toList();
		assertThat(Json.strings(parameters, "name")).contains("group", "companies", "indexSet", "indices", "asOf",
				"recordedAsOf", "include", "fields");
	}

	@Test
	void docsAreAPage() {
		Answer docs = Platform.get("/docs", "Accept", "text/html");
		if (docs.status() / 100 == 3) {
			docs = Platform.get(docs.header("Location").replaceFirst("^https?://[^/]+", ""), "Accept", "text/html");
		}
		assertThat(docs.status()).as(docs.toString()).isEqualTo(200);
		assertThat(docs.header("Content-Type")).startsWith("text/html");
	}

}
