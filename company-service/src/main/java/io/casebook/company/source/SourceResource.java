package io.casebook.company.source;

import java.nio.charset.StandardCharsets;
import java.util.Set;

import io.casebook.company.intake.Entry;
import io.casebook.company.intake.PackageResource;
import io.casebook.intake.FieldReader;
import io.casebook.intake.JsonBody;
import io.casebook.problem.ApiProblem;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.stereotype.Component;

/** Rows of {@code sources}: each an item of CSL-JSON, kept as it is. */
@Component
class SourceResource implements PackageResource {

	/**
	 * The most characters of an item: what is longer could not be exported and imported
	 * again.
	 */
	private static final int ITEM = 100_000;

	@Override
	public String name() {
		return "sources";
	}

	@Override
	public Set<String> columns() {
		return Set.of("csl");
	}

	@Override
	public Entry read(FieldReader row) {
		String text = row.required("csl", ITEM);
		ObjectNode item = text.isEmpty() ? null : parse(text);
		if (item == null) {
			if (!text.isEmpty()) {
				row.refuse("csl", text, "an item of CSL-JSON, which is a JSON object");
			}
			return Entry.of(row, "");
		}
		CslItem csl = new CslItem(item);
		String citation = csl.citationShort();
		if (citation == null) {
			row.refuse("csl", text, "an item whose custom.citationShort says how it is cited in running text");
		}
		String key = csl.id();
		if (key == null || !SourceKey.matches(key)) {
			row.refuse("csl", key,
					"an item whose id is the key of the source: up to 64 letters, digits, dots, underscores and hyphens");
		}
		return entry(row, csl, key, citation);
	}

	/** A source whose key and citation are found. */
	Entry entry(FieldReader fields, CslItem csl, @Nullable String key, @Nullable String citation) {
		csl.objections().forEach((member, expected) -> fields.refuse(fields.place("csl", member), null, expected));
		if (csl.item().toString().length() > ITEM) {
			fields.refuse("csl", null, "an item of at most %d characters".formatted(ITEM));
		}
		return Entry.of(fields, (key != null) ? key : "")
			.with("key", key)
			.with("citationShort", citation)
			.with("csl", csl.item());
	}

	private static @Nullable ObjectNode parse(String text) {
		try {
			return JsonBody.read(text.getBytes(StandardCharsets.UTF_8));
		}
		catch (ApiProblem ex) {
			// said by the caller, for the row
			return null;
		}
	}

	@Override
	public String merge() {
		return """
				WITH applied AS (
					INSERT INTO source AS o (key, citation_short, csl)
					SELECT f.key, f."citationShort", f.csl
					FROM staged_row s, jsonb_to_record(s.content) AS f (key text, "citationShort" text, csl jsonb)
					WHERE s.resource = 'sources'
					ON CONFLICT (key) DO UPDATE SET citation_short = excluded.citation_short, csl = excluded.csl
					WHERE (o.citation_short, o.csl) IS DISTINCT FROM (excluded.citation_short, excluded.csl)
					RETURNING old.key IS NULL AS created
				)
				SELECT count(*) FILTER (WHERE created) AS created, count(*) FILTER (WHERE NOT created) AS superseded
				FROM applied
				""";
	}

}
