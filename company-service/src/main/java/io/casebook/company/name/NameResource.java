package io.casebook.company.name;

import java.util.List;

import io.casebook.company.intake.Field;
import io.casebook.company.intake.PackageResource;
import io.casebook.company.intake.Target;

import org.springframework.stereotype.Component;

/** Rows of {@code names}. Names of other packages stay. */
@Component
class NameResource implements PackageResource {

	@Override
	public String name() {
		return "names";
	}

	@Override
	public List<Field> fields() {
		return List.of(Field.slug("key").required().identifying().mentioning(Target.ENTITY),
				Field.text("name").required().identifying(), Field.language("language").identifying(),
				Field.oneOf("kind", NameKind.values()).required().identifying(), Field.date("from"), Field.date("to"));
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
