package io.casebook.gateway.view;

import java.util.Map;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** Views as JSON. */
@Component
public class JsonViews {

	private static final String SECTIONS = "sections";

	private final JsonMapper json;

	JsonViews(JsonMapper json) {
		this.json = json;
	}

	/**
	 * The wanted part of a view. When a section is impaired, all is told of the sections,
	 * whatever of them was selected: a view is never silently thinner.
	 */
	public Representation render(Record view, Map<String, SectionStatus> sections, FieldSelection fields) {
		return new Representation(MediaType.APPLICATION_JSON, bytes(view, sections, fields), Map.of());
	}

	private byte[] bytes(Record view, Map<String, SectionStatus> sections, FieldSelection fields) {
		if (fields.isAll()) {
			return this.json.writeValueAsBytes(view);
		}
		JsonNode whole = this.json.valueToTree(view);
		ObjectNode part = (ObjectNode) fields.of(whole);
		if (sections.values().stream().anyMatch(SectionStatus::impaired)) {
			part.set(SECTIONS, whole.get(SECTIONS));
		}
		return this.json.writeValueAsBytes(part);
	}

}
