package io.casebook.company.source;

import java.util.List;
import java.util.Set;

import io.casebook.company.intake.Draft;
import io.casebook.company.intake.PackageResource;
import io.casebook.company.intake.Part;
import io.casebook.company.intake.Writable;
import io.casebook.company.revision.Kind;
import io.casebook.intake.FieldReader;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.stereotype.Component;

/**
 * A source. What the document and its item of CSL-JSON both say, the key and the short
 * citation, is filled in where only one of them says it, and changed in both where it is
 * changed in one.
 */
@Component
class SourceDocument implements Writable<Source> {

	private static final Set<String> MEMBERS = Set.of("key", "citationShort", "csl");

	private final SourceResource sources;

	SourceDocument(SourceResource sources) {
		this.sources = sources;
	}

	@Override
	public Kind kind() {
		return Kind.SOURCE;
	}

	@Override
	public Class<Source> type() {
		return Source.class;
	}

	@Override
	public boolean isKeyPart(String member, String text) {
		return SourceKey.matches(text);
	}

	@Override
	public String keyExpected(String member) {
		return SourceKey.EXPECTED;
	}

	@Override
	public List<Part> read(Draft draft) {
		FieldReader fields = draft.fields(MEMBERS);
		draft.expect(fields, "key", draft.key());
		String citation = fields.optional("citationShort", PackageResource.LINE);
		if (!(draft.document().get("csl") instanceof ObjectNode given)) {
			fields.refuse("csl", null, "an item of CSL-JSON, which is a JSON object");
			return List.of();
		}
		CslItem csl = new CslItem(given.deepCopy());
		identify(fields, csl, draft.key());
		cite(fields, csl, citation, (draft.content() != null) ? draft.content().path("citationShort") : null);
		return List.of(new Part(this.sources, "", this.sources.entry(fields, csl, draft.key(), csl.citationShort())));
	}

	/** A key that is refused already is not compared with. */
	private static void identify(FieldReader fields, CslItem csl, String key) {
		if (!key.isEmpty()) {
			csl.identify(key);
			agree(fields, "csl/id", csl.id(), key);
		}
	}

	/**
	 * Of two short citations that differ, the one that is recorded already was left as it
	 * was read, so that the other is meant.
	 */
	private static void cite(FieldReader fields, CslItem csl, @Nullable String citation, @Nullable JsonNode recorded) {
		String before = (recorded != null) ? recorded.asString("") : "";
		if (citation != null && (!csl.hasCitation() || before.equals(csl.citationShort()))) {
			csl.cite(citation);
		}
		agree(fields, "csl/custom/citationShort", csl.citationShort(), before.equals(citation) ? null : citation);
	}

	private static void agree(FieldReader fields, String place, @Nullable String inner, @Nullable String outer) {
		if (inner == null) {
			fields.refuse(place, null, "it is required");
		}
		else if (outer != null && !inner.equals(outer)) {
			fields.refuse(place, inner, "%s, as stands beside the item".formatted(outer));
		}
	}

	@Override
	public List<String> remove() {
		return List.of("DELETE FROM source WHERE key = :key");
	}

	@Override
	public String holders() {
		return """
				SELECT c.kind, c.key
				FROM (
					SELECT 'company' AS kind, key::text AS key, citations::jsonb AS citations FROM company
					UNION ALL
					SELECT 'offering', key, citations FROM offering
					UNION ALL
					SELECT 'capability', key, citations FROM capability
					UNION ALL
					SELECT 'relationship', key, citations FROM relationship
					UNION ALL
					SELECT 'company', company_key, citations FROM statement) c
				WHERE c.citations @> jsonb_build_array(jsonb_build_object('key', cast(:key AS text)))
				GROUP BY c.kind, c.key
				""";
	}

}
