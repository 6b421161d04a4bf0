package io.casebook.company.profile;

import java.util.Set;

import io.casebook.company.intake.Entry;
import io.casebook.company.intake.MadeFrom;
import io.casebook.company.intake.PackageResource;
import io.casebook.intake.FieldReader;

import org.springframework.stereotype.Component;

/**
 * Rows of {@code companies}. The revision that an export shows is passed over.
 */
@Component
class CompanyResource implements PackageResource {

	@Override
	public String name() {
		return "companies";
	}

	@Override
	public Set<String> columns() {
		return MadeFrom.and(Set.of("key", "name", "kind", "founded", "country", "seat", "industry", "summary",
				"sources", "flags", "revision"));
	}

	@Override
	public Entry read(FieldReader row) {
		return MadeFrom.read(row, read(row, row.key("key")));
	}

	Entry read(FieldReader fields, String key) {
		return Entry.of(fields, key)
			.with("key", key)
			.with("name", fields.required("name", LINE))
			.with("kind", fields.code("kind", CompanyKind.class))
			.with("founded", fields.optionalDate("founded"))
			.with("country", fields.optionalCountry("country"))
			.with("seat", fields.optional("seat", LINE))
			.with("industry", fields.optional("industry", LINE))
			.with("summary", fields.required("summary", TEXT))
			.citing(fields.optionalCitations("sources"))
			.with("flags", fields.flags("flags"));
	}

	@Override
	public String conflicts() {
		return """
				SELECT s.place, 'key' AS field, s.about AS value, 'The key is that of an offering already' AS detail
				FROM staged_row s
				WHERE s.resource = 'companies' AND (
					s.about IN (SELECT o.about FROM staged_row o WHERE o.resource = 'offerings')
					OR EXISTS (SELECT FROM entity e WHERE e.key = s.about AND e.kind = 'offering'))
				""";
	}

	@Override
	public String merge() {
		return """
				WITH registered AS (
					INSERT INTO entity (key, kind)
					SELECT s.about, 'company'
					FROM staged_row s
					WHERE s.resource = 'companies'
					ON CONFLICT DO NOTHING
				), applied AS (
					INSERT INTO company AS c
						(key, name, kind, founded, country, seat, industry, summary, citations, flags)
					SELECT f.key, f.name, f.kind, f.founded, f.country, f.seat, f.industry, f.summary, f.sources, f.flags
					FROM staged_row s,
						jsonb_to_record(s.content) AS f (key text, name text, kind text, founded text, country text, seat text,
							industry text, summary text, sources jsonb, flags jsonb)
					WHERE s.resource = 'companies'
					ON CONFLICT (key) DO UPDATE
					SET name = excluded.name, kind = excluded.kind, founded = excluded.founded, country = excluded.country,
						seat = excluded.seat, industry = excluded.industry, summary = excluded.summary,
						citations = excluded.citations, flags = excluded.flags
					WHERE (c.name, c.kind, c.founded, c.country, c.seat, c.industry, c.summary, c.citations, c.flags)
						IS DISTINCT FROM (excluded.name, excluded.kind, excluded.founded, excluded.country, excluded.seat,
							excluded.industry, excluded.summary, excluded.citations, excluded.flags)
					RETURNING old.key IS NULL AS created
				)
				SELECT count(*) FILTER (WHERE created) AS created, count(*) FILTER (WHERE NOT created) AS superseded
				FROM applied
				""";
	}

}
