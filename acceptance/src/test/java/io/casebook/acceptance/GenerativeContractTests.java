package io.casebook.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever Specmatic makes of the contract is answered by the contract: no failure, no
 * status that it does not tell of, nothing that contradicts a schema.
 */
@Stewardship
class GenerativeContractTests {

	private static final String CONCEPTS = "/api/v1/filings/concepts";

	/** Kept, for what Specmatic says can be long. */
	private static final Path FOLDER = Command.PROJECT.resolve("acceptance/target/specmatic");

	private Set<String> concepts = Set.of();

	@BeforeEach
	void noteConcepts() {
		this.concepts = concepts();
	}

	/** What is no part of the inventory. */
	@AfterEach
	void tidy() {
		concepts().stream()
			.filter((concept) -> !this.concepts.contains(concept))
			.forEach((concept) -> Curator.delete(CONCEPTS + "/" + concept, "If-Match", "*"));
		Json.list(Platform.send("GET", "/api/v1/api-keys?limit=200", "X-API-Key", AdminKey.value()).json().get("items"))
			.stream()
			.filter((key) -> Json.string(key, "state").equals("active") && !Json.string(key, "id").equals("admin"))
			.forEach((key) -> Curator.delete("/api/v1/api-keys/" + Json.string(key, "id"), "If-Match", "*"));
	}

	@Test
	void everyAnswerIsOneOfTheContract() throws IOException, InterruptedException {
		if (Files.notExists(Specmatic.JAR)) {
			System.out.println("GENERATIVE CONTRACT TEST SKIPPED: npm install in gateway/contract brings Specmatic");
			Assumptions.abort("Specmatic is not installed");
		}
		ObjectNode contract = Specmatic
			.testable(Json.read(Files.readString(Command.PROJECT.resolve("gateway/openapi.json"))));
		try (JudgingProxy proxy = new JudgingProxy(new ContractJudge(contract))) {
			Specmatic specmatic = new Specmatic(FOLDER);
			assertThat(specmatic.test(contract, proxy.url())).as("Specmatic came to its end").isTrue();
			assertThat(proxy.met()).as(specmatic.said()).isNotEmpty();
			assertThat(proxy.faults()).isEmpty();
			Files.write(FOLDER.resolve("met.txt"), proxy.met());
			assertThat(proxy.met().stream().map((met) -> met.replaceFirst(" \\d+$", "")).collect(Collectors.toSet()))
				.containsAll(operations(contract));
			assertThat(proxy.met()).filteredOn((met) -> met.matches("GET .* 200")).hasSizeGreaterThan(30);
			assertThat(proxy.met()).filteredOn((met) -> met.matches(".* 4\\d\\d")).hasSizeGreaterThan(90);
		}
	}

	@Test
	void everyOperationRefusesWhatIsNoKeyByTheContract() throws IOException {
		JsonNode contract = Json.read(Files.readString(Command.PROJECT.resolve("gateway/openapi.json")));
		ContractJudge judge = new ContractJudge(contract);
		for (String operation : operations(contract)) {
			String[] request = operation.replaceAll("\\{[^}]*}", "none").split(" ");
			Answer answer = Platform.send(request[0], request[1], "X-API-Key", "cbk_none");
			assertThat(answer.status()).as(operation).isEqualTo(401);
			assertThat(judge.faults(request[0], request[1], 401, answer.header("Content-Type"), answer.body()))
				.isEmpty();
		}
	}

	private static Set<String> operations(JsonNode contract) {
		List<String> operations = new ArrayList<>();
		contract.get("paths")
			.properties()
			.forEach((path) -> path.getValue()
				.propertyNames()
				.forEach((method) -> operations.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
		return Set.copyOf(operations);
	}

	private static Set<String> concepts() {
		return Platform.walk(CONCEPTS, 200)
			.stream()
			.map((concept) -> Json.string(concept, "taxonomy") + "/" + Json.string(concept, "concept"))
			.collect(Collectors.toSet());
	}

}
