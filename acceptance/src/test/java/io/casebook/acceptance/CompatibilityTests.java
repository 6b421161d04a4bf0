package io.casebook.acceptance;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openapitools.openapidiff.core.OpenApiCompare;
import org.openapitools.openapidiff.core.model.ChangedOpenApi;
import org.openapitools.openapidiff.core.output.ConsoleRender;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What was written for the contract that was last released goes on working with the
 * published one.
 */
class CompatibilityTests {

	private static final Path RELEASED = Command.PROJECT.resolve("gateway/contract/released.json");

	private static final Path PUBLISHED = Command.PROJECT.resolve("gateway/openapi.json");

	@Test
	void publishedContractBreaksNothingThatWasReleased() throws IOException {
		ChangedOpenApi change = change(Files.readString(RELEASED), Files.readString(PUBLISHED));
		assertThat(change.isCompatible()).as(() -> report(change)).isTrue();
	}

	@ParameterizedTest
	@MethodSource
	void breakingChangeIsSeen(Consumer<ObjectNode> change) throws IOException {
		assertThat(changed(change).isCompatible()).isFalse();
	}

	static Stream<Named<Consumer<ObjectNode>>> breakingChangeIsSeen() {
		return Stream.of(
				Named.of("an operation less", (contract) -> at(contract, "/paths/~1api~1v1~1jobs").remove("get")),
				Named.of("a parameter that must be given",
						(contract) -> parameter(contract, "/paths/~1api~1v1~1jobs/get", true)),
				Named.of("a member less in an answer",
						(contract) -> at(contract, "/components/schemas/Job/properties").remove("state")),
				Named.of("a member of another type",
						(contract) -> at(contract, "/components/schemas/Job/properties/state").removeAll()
							.put("type", "integer")),
				Named.of("a member that must be sent",
						(contract) -> at(contract, "/components/schemas/EventInput").withArray("required")
							.add("detail")),
				Named.of("a format less that is taken",
						(contract) -> at(contract, "/paths/~1api~1v1~1observations/post/requestBody/content")
							.remove("text/csv")),
				Named.of("a format less that is given",
						(contract) -> at(contract, "/paths/~1api~1v1~1events/get/responses/200/content")
							.remove("application/x-ndjson")));
	}

	@ParameterizedTest
	@MethodSource
	void harmlessChangeIsNone(Consumer<ObjectNode> change) throws IOException {
		ChangedOpenApi changed = changed(change);
		assertThat(changed.isCompatible()).as(() -> report(changed)).isTrue();
	}

	static Stream<Named<Consumer<ObjectNode>>> harmlessChangeIsNone() {
		return Stream.of(
				Named.of("a parameter that may be given",
						(contract) -> parameter(contract, "/paths/~1api~1v1~1jobs/get", false)),
				Named.of("a member more in an answer",
						(contract) -> at(contract, "/components/schemas/Job/properties").putObject("other")
							.put("type", "string")));
	}

	private static void parameter(ObjectNode contract, String operation, boolean required) {
		at(contract, operation).withArray("parameters")
			.addObject()
			.put("name", "other")
			.put("in", "query")
			.put("required", required)
			.putObject("schema")
			.put("type", "string");
	}

	private static ObjectNode at(ObjectNode contract, String pointer) {
		return (ObjectNode) contract.at(pointer);
	}

	/** The change of some of the paths, since all of them take seconds. */
	private static ChangedOpenApi changed(Consumer<ObjectNode> change) throws IOException {
		ObjectNode contract = (ObjectNode) Json.read(Files.readString(PUBLISHED));
		at(contract, "/paths").retain("/api/v1/jobs", "/api/v1/events", "/api/v1/observations");
		String before = Json.pretty(contract);
		change.accept(contract);
		return change(before, Json.pretty(contract));
	}

	/**
	 * The comparison passes over the types of version 3.1, which the contract writes as
	 * version 3.0 does.
	 */
	private static ChangedOpenApi change(String before, String after) {
		return OpenApiCompare.fromContents(asVersion30(before), asVersion30(after));
	}

	private static String asVersion30(String contract) {
		return contract.replaceFirst("\"3\\.1\\.\\d+\"", "\"3.0.3\"");
	}

	private static String report(ChangedOpenApi change) {
		ByteArrayOutputStream report = new ByteArrayOutputStream();
		new ConsoleRender().render(change, new OutputStreamWriter(report, StandardCharsets.UTF_8));
		return report.toString(StandardCharsets.UTF_8);
	}

}
