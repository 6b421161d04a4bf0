package io.casebook.company.capability;

import java.util.List;

import io.casebook.company.intake.Field;
import io.casebook.company.intake.PackageResource;
import io.casebook.company.intake.Target;

import org.springframework.stereotype.Component;

/** Rows of {@code capabilities}. */
@Component
class CapabilityResource implements PackageResource {

	@Override
	public String name() {
		return "capabilities";
	}

	@Override
	public List<Field> fields() {
		return List.of(Field.slug("key").required().identifying(),
				Field.slug("company").required().mentioning(Target.COMPANY), Field.longText("statement").required(),
				Field.citations("sources"), Field.flags("flags"));
	}

	@Override
	public String conflicts() {
		return """
				SELECT s.row, 'key' AS field, c.key::text AS value, 'The key is that of another company''s capability' AS detail
				FROM staged_row s
				JOIN capability c ON c.key = s.about AND c.company_key <> s.content ->> 'company'
				WHERE s.resource = 'capabilities'
				ORDER BY s.place
				""";
	}

	@Override
	public String merge() {
		return """
				WITH applied AS (
					INSERT INTO capability AS c (key, company_key, statement, citations, flags)
					SELECT f.key, f.company, f.statement, f.sources, f.flags
					FROM staged_row s,
						jsonb_to_record(s.content) AS f (key text, company text, statement text, sources jsonb, flags jsonb)
					WHERE s.resource = 'capabilities'
					ORDER BY s.place
					ON CONFLICT (key) DO UPDATE
					SET statement = excluded.statement, citations = excluded.citations, flags = excluded.flags
					WHERE (c.statement, c.citations, c.flags)
						IS DISTINCT FROM (excluded.statement, excluded.citations, excluded.flags)
					RETURNING old.key IS NULL AS created
				)
				SELECT count(*) FILTER (WHERE created) AS created, count(*) FILTER (WHERE NOT created) AS superseded
				FROM applied
				""";
	}

}
