package io.casebook.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Specmatic, which makes requests of a contract: right ones of its examples and schemas,
 * and wrong ones by the same.
 *
 * @param folder where it works
 */
record Specmatic(Path folder) {

	/** As {@code npm install} in {@code gateway/contract} brings it. */
	static final Path JAR = Command.PROJECT.resolve("gateway/contract/node_modules/specmatic/specmatic.jar");

	private static final String OUTPUT = "output.txt";

	private static final int LONGEST = 5;

	/**
	 * Sends what it makes of a contract to an address.
	 * @return whether it came to its end in time
	 */
	boolean test(ObjectNode contract, String url) throws IOException, InterruptedException {
		Files.createDirectories(this.folder);
		List<ObjectNode> parts = ContractParts.of(contract);
		for (int i = 0; i < parts.size(); i++) {
			Files.writeString(this.folder.resolve("part-%d.json".formatted(i)), Json.pretty(parts.get(i)));
		}
		Files.writeString(this.folder.resolve("specmatic.yaml"),
				"""
						version: 2
						contracts:
						  - provides:
						%s
						test:
						  resiliencyTests:
						    enable: all
						  maxTestRequestCombinations: 1
						  timeoutInMilliseconds: 30000
						security:
						  OpenAPI:
						    securitySchemes:
						      apiKey:
						        type: apiKey
						        value: %s
						""".formatted(IntStream.range(0, parts.size())
					.mapToObj("      - part-%d.json"::formatted)
					.collect(Collectors.joining("\n")), AdminKey.value()));
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED", "-jar", JAR.toString(), "test",
				"--testBaseURL=" + url)
			.directory(this.folder.toFile())
			.redirectErrorStream(true)
			.redirectOutput(this.folder.resolve(OUTPUT).toFile())
			.start();
		try {
			return process.waitFor(LONGEST, TimeUnit.MINUTES);
		}
		finally {
			process.destroyForcibly();
		}
	}

	/** The end of what it said. */
	String said() throws IOException {
		String said = Files.readString(this.folder.resolve(OUTPUT));
		return said.substring(Math.max(0, said.length() - 4000));
	}

	/**
	 * The contract as it can be tested: without streams that have no end, with the one
	 * format and the one way to be let in that Specmatic asks for, and with no example of
	 * something that is not to be changed.
	 */
	static ObjectNode testable(JsonNode contract) {
		ObjectNode testable = (ObjectNode) contract.deepCopy();
		ObjectNode paths = (ObjectNode) testable.get("paths");
		for (String path : Set.copyOf(paths.propertyNames())) {
			ObjectNode operations = (ObjectNode) paths.get(path);
			for (Map.Entry<String, JsonNode> each : Set.copyOf(operations.properties())) {
				ObjectNode operation = (ObjectNode) each.getValue();
				JsonNode content = operation.at("/responses/200/content");
				if (content.has("text/event-stream") && !content.has("application/json")) {
					operations.remove(each.getKey());
				}
				else if (content.size() > 1) {
					((ObjectNode) content).retain("application/json");
				}
				operation.path("parameters").forEach((parameter) -> joinItems((ObjectNode) parameter));
				if (!each.getKey().equals("get")) {
					operation.path("parameters").forEach((parameter) -> ((ObjectNode) parameter).remove("example"));
					giveVersion(testable, operation);
				}
				if (operation.has("security")) {
					operation.putArray("security").addObject().putArray("apiKey");
				}
			}
			if (operations.isEmpty()) {
				paths.remove(path);
			}
		}
		testable.putArray("security").addObject().putArray("apiKey");
		((ObjectNode) testable.at("/components/securitySchemes")).retain(List.of("apiKey"));
		return testable;
	}

	/**
	 * A list that is shown is a text with commas, as it stands in an address: Specmatic
	 * takes a list of one for no list.
	 */
	private static void joinItems(ObjectNode parameter) {
		if (parameter.at("/schema/type").asString("").equals("array") && parameter.has("examples")) {
			parameter.putObject("schema").put("type", "string");
			parameter.get("examples")
				.forEach((shown) -> ((ObjectNode) shown).put("value",
						shown.get("value").valueStream().map(JsonNode::asString).collect(Collectors.joining(","))));
		}
	}

	/**
	 * Examples are for any version of what they change, which the contract says for all
	 * of them together.
	 */
	private static void giveVersion(ObjectNode contract, ObjectNode operation) {
		if (!(operation.get("parameters") instanceof ArrayNode parameters)) {
			return;
		}
		for (int i = 0; i < parameters.size(); i++) {
			String reference = parameters.get(i).path("$ref").asString("");
			if (reference.contains("/IfMatch")) {
				ObjectNode parameter = (ObjectNode) contract.at(reference.substring(1)).deepCopy();
				parameters.set(i, parameter);
				ObjectNode examples = parameter.putObject("examples");
				operation.path("requestBody")
					.findValues("examples")
					.forEach((shown) -> shown.propertyNames()
						.forEach((name) -> examples.putObject(name).put("value", "*")));
			}
		}
	}

}
