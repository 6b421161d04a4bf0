package io.casebook.gateway.datapackage;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

import io.casebook.gateway.datapackage.ExportDoors.Group;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.core.io.ClassPathResource;

/** Writes {@code datapackage.json}, the same bytes for the same tables. */
final class DescriptorText {

	private static final DefaultIndenter LINES = new DefaultIndenter("  ", "\n");

	private final JsonMapper json;

	private final JsonNode resources;

	DescriptorText(JsonMapper json) throws IOException {
		this.json = json;
		try (InputStream file = new ClassPathResource("package-resources.json").getInputStream()) {
			this.resources = json.readTree(file);
		}
	}

	String of(Group group, List<ExportTable> tables) {
		ObjectNode descriptor = this.json.createObjectNode();
		descriptor.put("profile", "data-package")
			.put("name", group.key())
			.put("title", group.title())
			.put("description", "What Casebook holds on the companies of this group. README.md says how to read it.");
		ArrayNode list = descriptor.putArray("resources");
		tables.forEach((table) -> list.add(table.isHistory() ? past(table) : present(table)));
		return this.json.writer()
			.with(new DefaultPrettyPrinter().withObjectIndenter(LINES).withArrayIndenter(LINES))
			.writeValueAsString(descriptor) + "\n";
	}

	private JsonNode present(ExportTable table) {
		for (JsonNode resource : this.resources) {
			if (resource.path("name").asString().equals(table.resource())) {
				return resource;
			}
		}
		throw new IllegalStateException("The resource %s is not described".formatted(table.resource()));
	}

	private ObjectNode past(ExportTable table) {
		ObjectNode resource = this.json.createObjectNode();
		resource.put("name", table.resource())
			.put("title", "History of " + table.base())
			.put("description",
					"Versions of the rows of %s, those that hold no more among them".formatted(table.base()))
			.put("profile", "tabular-data-resource")
			.put("path", table.path())
			.put("format", "csv")
			.put("mediatype", "text/csv")
			.put("encoding", "utf-8");
		ArrayNode fields = resource.putObject("schema").putArray("fields");
		table.columns().forEach((column) -> fields.addObject().put("name", column).put("type", "string"));
		return resource;
	}

}
