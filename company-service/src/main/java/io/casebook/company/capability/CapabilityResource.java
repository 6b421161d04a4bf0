package io.casebook.company.capability;

import java.util.Set;

import io.casebook.company.intake.Entry;
import io.casebook.company.intake.PackageResource;
import io.casebook.company.intake.Target;
import io.casebook.intake.FieldReader;

import org.springframework.stereotype.Component;

/** Rows of {@code capabilities}. */
@Component
class CapabilityResource implements PackageResource {

	@Override
	public String name() {
		return "capabilities";
	}

	@Override
	public Set<String> columns() {
		return Set.of("key", "company", "statement", "sources", "flags");
	}

	@Override
	public Entry read(FieldReader row) {
		return read(row, row.key("key"), row.key("company"));
	}

	Entry read(FieldReader fields, String key, String company) {
		return Entry.of(fields, key)
			.with("key", key)
			.with("company", company, Target.COMPANY)
			.with("statement", fields.required("statement", TEXT))
			.citing(fields.optionalCitations("sources"))
			.with("flags", fields.flags("flags"));
	}

	@Override
	public String conflicts() {
		return """
				SELECT s.place, 'key' AS field, c.key::text AS value, 'The key is that of another company''s capability' AS detail
				FROM staged_row s
				JOIN capability c ON c.key = s.about AND c.company_key <> s.content ->> 'company'
				WHERE s.resource = 'capabilities'
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
