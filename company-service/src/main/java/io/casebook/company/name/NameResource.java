package io.casebook.company.name;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.casebook.company.intake.Entry;
import io.casebook.company.intake.MadeFrom;
import io.casebook.company.intake.PackageResource;
import io.casebook.company.intake.Part;
import io.casebook.company.intake.Target;
import io.casebook.intake.FieldReader;

import org.springframework.stereotype.Component;

/** Rows of {@code names}. Names of other packages stay. */
@Component
public class NameResource implements PackageResource {

	@Override
	public String name() {
		return "names";
	}

	@Override
	public Set<String> columns() {
		return MadeFrom.and(Set.of("key", "name", "language", "kind", "from", "to"));
	}

	@Override
	public Entry read(FieldReader row) {
		return MadeFrom.read(row, read(row, row.key("key")));
	}

	private Entry read(FieldReader fields, String key) {
		String name = fields.required("name", LINE);
		String language = fields.optionalLanguage("language");
		NameKind kind = fields.code("kind", NameKind.class);
		return Entry.of(fields, key, (language != null) ? language : "", kind.toString(), name)
			.with("key", key, Target.ENTITY)
			.with("name", name)
			.with("language", language)
			.with("kind", kind)
			.with("from", fields.optionalDate("from"))
			.with("to", fields.optionalDate("to"));
	}

	/** The names that a document of the one that bears them lists. */
	public List<Part> parts(FieldReader document, String key) {
		List<Part> parts = new ArrayList<>();
		for (FieldReader name : document.objects("names", Set.of("name", "language", "kind", "from", "to"))) {
			parts.add(new Part(this, "/names/" + parts.size(), read(name, key)));
		}
		return parts;
	}

	@Override
	public String merge() {
		return """
				WITH applied AS (
					INSERT INTO name AS n (entity_key, name, language, kind, valid_from, valid_to)
					SELECT f.key, f.name, f.language, f.kind, f."from", f."to"
					FROM staged_row s,
						jsonb_to_record(s.content) AS f (key text, name text, language text, kind text, "from" text, "to" text)
					WHERE s.resource = 'names'
					ORDER BY s.place
					ON CONFLICT (entity_key, kind, language, name) DO UPDATE
					SET valid_from = excluded.valid_from, valid_to = excluded.valid_to
					WHERE (n.valid_from, n.valid_to) IS DISTINCT FROM (excluded.valid_from, excluded.valid_to)
					RETURNING old.place IS NULL AS created
				)
				SELECT count(*) FILTER (WHERE created) AS created, count(*) FILTER (WHERE NOT created) AS superseded
				FROM applied
				""";
	}

}
