package io.casebook.acceptance;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Judges answers by a contract: no failure, no status or format that it does not tell of,
 * no content that contradicts its schema.
 *
 * @param contract an OpenAPI 3.1 document
 */
record ContractJudge(JsonNode contract, SchemaRegistry registry, Map<String, Schema> schemas) {

	private static final int NO_CONTENT = 204;

	ContractJudge(JsonNode contract) {
		this(contract, SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12),
				new ConcurrentHashMap<>());
	}

	/** The path of the contract that an address belongs to; none for one of its own. */
	@Nullable String template(String address) {
		String path = address.replaceFirst("\\?.*", "");
		return this.contract.get("paths")
			.propertyNames()
			.stream()
			.filter((template) -> path.matches(template.replace(".", "\\.").replaceAll("\\{[^}]*}", "[^/]+")))
			.min(Comparator.comparingInt((template) -> template.split("\\{").length))
			.orElse(null);
	}

	/** What is wrong with an answer. */
	List<String> faults(String method, String address, int status, String type, String body) {
		List<String> faults = new ArrayList<>();
		String template = template(address);
		String pointer = "/paths/" + escaped(String.valueOf(template)) + "/" + method.toLowerCase(Locale.ROOT);
		if (status >= 500) {
			faults.add("a failure");
		}
		else if (template == null || this.contract.at(pointer).isMissingNode()) {
			if (status != 404 && status != 405) {
				faults.add("no operation of the contract");
			}
		}
		else {
			judge(faults, pointer + "/responses/" + status, status, type.replaceFirst(" *;.*", ""), body);
		}
		return faults.stream()
			.map((fault) -> "%s %s -> %d %s: %s: %s".formatted(method, address, status, type, fault,
					(body.length() > 400) ? body.substring(0, 400) + "…" : body))
			.toList();
	}

	private void judge(List<String> faults, String answer, int status, String type, String body) {
		String reference = this.contract.at(answer).path("$ref").asString("");
		String resolved = reference.isEmpty() ? answer : reference.substring(1);
		JsonNode content = this.contract.at(resolved).path("content");
		if (this.contract.at(answer).isMissingNode()) {
			faults.add("a status that it does not tell of");
		}
		else if (body.isEmpty() && (content.isMissingNode() || status == NO_CONTENT || status == 304)) {
			return;
		}
		else if (!content.has(type)) {
			faults.add("a format that it does not tell of");
		}
		else if (type.endsWith("json") && !type.endsWith("ndjson")) {
			validate(faults, resolved + "/content/" + escaped(type) + "/schema", body);
		}
	}

	private void validate(List<String> faults, String pointer, String body) {
		try {
			schema(pointer).validate(Json.read(body)).forEach((error) -> faults.add(error.toString()));
		}
		catch (JacksonException ex) {
			faults.add("no JSON");
		}
	}

	/** The schema at a place, which may refer to others of the document. */
	private Schema schema(String pointer) {
		return this.schemas.computeIfAbsent(pointer, (place) -> {
			ObjectNode schema = ((ObjectNode) this.contract).objectNode();
			schema.put("$ref", "#" + place.replace("{", "%7B").replace("}", "%7D"));
			schema.set("paths", this.contract.get("paths"));
			schema.set("components", this.contract.get("components"));
			return this.registry.getSchema(schema);
		});
	}

	private static String escaped(String name) {
		return name.replace("~", "~0").replace("/", "~1");
	}

}
