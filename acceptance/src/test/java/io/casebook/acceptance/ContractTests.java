package io.casebook.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The published contract is the one that the platform serves, and its examples are what
 * the platform answers. With {@code -Dcasebook.contract=renew} the published contract is
 * made anew.
 */
@Stewardship
class ContractTests {

	private static final Path PUBLISHED = Command.PROJECT.resolve("gateway/openapi.json");

	private static final List<ContractStep> STEPS = Json.list(Json.resource("/contract/steps.json"))
		.stream()
		.map(ContractStep::new)
		.toList();

	private static final Map<ContractStep, Answer> ANSWERS = new HashMap<>();

	private static final Map<String, String> IDS = new HashMap<>();

	private static ContractExamples served;

	@BeforeAll
	static void askAll() throws IOException {
		JsonNode contract = Platform.json("/v3/api-docs");
		for (ContractStep step : STEPS) {
			Answer answer = step.ask(contract, IDS);
			ANSWERS.put(step, answer);
			step.keep(answer, IDS);
		}
		served = new ContractExamples((ObjectNode) contract);
		if ("renew".equals(System.getProperty("casebook.contract"))) {
			served.clear();
			STEPS.forEach((step) -> served.show(step, answer(step), IDS));
			Files.writeString(PUBLISHED, Json.pretty(contract) + "\n");
		}
	}

	@Test
	void stepsAreAnsweredAsExpected() {
		List<String> others = new ArrayList<>();
		STEPS.stream()
			.filter((step) -> answer(step).status() != step.status())
			.forEach((step) -> others.add("%s %s: %s".formatted(step.operation(), step.name(), answer(step))));
		assertThat(others).isEmpty();
	}

	@Test
	void publishedContractIsWhatIsServed() {
		assertThat(Json.pretty(served.contract())).isEqualTo(Json.pretty(published()));
	}

	@Test
	void examplesAreWhatIsAnswered() {
		Map<String, JsonNode> shown = new ContractExamples((ObjectNode) published()).shown();
		STEPS.stream().filter((step) -> !step.isMoving() && step.isText()).forEach((step) -> {
			String place = "%s %s %d".formatted(step.operation(), step.name(), step.status());
			JsonNode example = Objects.requireNonNull(shown.get(place), place);
			Answer answer = answer(step);
			assertThat(unvarying(answer.body())).as(place)
				.isEqualTo(unvarying((example.isString() && !answer.body().startsWith("\"")) ? example.asString()
						: example.toString()));
		});
	}

	@Test
	void everyOperationHasAnExample() {
		List<String> shown = STEPS.stream().map(ContractStep::operation).toList();
		List<String> operations = new ArrayList<>();
		published().get("paths")
			.forEach((path) -> path.forEach((operation) -> operations.add(Json.string(operation, "operationId"))));
		assertThat(operations).filteredOn((operation) -> !shown.contains(operation)).isEmpty();
	}

	private static Answer answer(ContractStep step) {
		return Objects.requireNonNull(ANSWERS.get(step));
	}

	private static JsonNode published() {
		try {
			return Json.read(Files.readString(PUBLISHED));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** What is the same in each installation and at each time. */
	private static String unvarying(String body) {
		return body.replaceAll("cbk_[0-9a-f]{16}_[0-9a-f]{64}_[0-9a-f]{8}", "a key")
			.replaceAll("\"id\":\"[0-9a-f]{16}\"", "an id")
			.replaceAll("(?m)^id:[A-Za-z0-9_-]{43}$", "a digest")
			.replaceAll("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "an id")
			.replaceAll("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z", "a time")
			.replaceAll("\"revision\":[0-9]+", "a revision")
			.replaceAll("\\\\\"r[0-9]+\\\\\"", "an entity tag")
			.replaceAll("\"next\":\"[^\"]+\"", "a cursor");
	}

}
