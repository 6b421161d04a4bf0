package io.casebook.company.source;

import java.util.List;
import java.util.Map;

import io.casebook.company.intake.Field;
import io.casebook.company.intake.PackageResource;
import io.casebook.company.intake.Storable;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/** Rows of {@code sources}: each an item of CSL-JSON, kept as it is. */
@Component
class SourceResource implements PackageResource {

	private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {
	};

	private final JsonMapper json;

	SourceResource(JsonMapper json) {
		this.json = json;
	}

	@Override
	public String name() {
		return "sources";
	}

	@Override
	public List<Field> fields() {
		return List.of(Field.of("csl", this::item).required().identifying((item) -> ((Item) item).id()));
	}

	private Item item(String text) {
		Map<String, Object> csl = object(text);
		if (!(csl.get("id") instanceof String id) || !SourceKey.matches(id)) {
			throw new IllegalArgumentException(
					"an item whose id is the key of the source: up to 64 letters, digits, dots, underscores and hyphens");
		}
		if (!(csl.get("type") instanceof String)) {
			throw new IllegalArgumentException("an item of CSL-JSON, which has a type");
		}
		if (!(csl.get("custom") instanceof Map<?, ?> custom && custom.get("citationShort") instanceof String citation
				&& !citation.isBlank())) {
			throw new IllegalArgumentException(
					"an item whose custom.citationShort says how it is cited in running text");
		}
		return new Item(id, citation, csl);
	}

	private Map<String, Object> object(String text) {
		try {
			@Nullable Map<String, Object> object = this.json.readValue(text, OBJECT);
			return Storable.require((object != null) ? object : Map.of());
		}
		catch (JacksonException ex) {
			throw new IllegalArgumentException("an item of CSL-JSON, which is a JSON object", ex);
		}
	}

	@Override
	public String merge() {
		return """
				WITH applied AS (
					INSERT INTO source AS o (key, citation_short, csl)
					SELECT f.id, f."citationShort", f.item
					FROM staged_row s, jsonb_to_record(s.content -> 'csl') AS f (id text, "citationShort" text, item jsonb)
					WHERE s.resource = 'sources'
					ON CONFLICT (key) DO UPDATE SET citation_short = excluded.citation_short, csl = excluded.csl
					WHERE (o.citation_short, o.csl) IS DISTINCT FROM (excluded.citation_short, excluded.csl)
					RETURNING old.key IS NULL AS created
				)
				SELECT count(*) FILTER (WHERE created) AS created, count(*) FILTER (WHERE NOT created) AS superseded
				FROM applied
				""";
	}

	/** What is taken from an item, and the item as it is. */
	record Item(String id, String citationShort, Map<String, Object> item) {
	}

}
