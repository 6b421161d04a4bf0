package io.casebook.company.offering;

import java.util.Set;

import io.casebook.company.intake.Entry;
import io.casebook.company.intake.PackageResource;
import io.casebook.company.intake.Target;
import io.casebook.intake.FieldReader;

import org.springframework.stereotype.Component;

/** Rows of {@code offerings}. */
@Component
class OfferingResource implements PackageResource {

	@Override
	public String name() {
		return "offerings";
	}

	@Override
	public Set<String> columns() {
		return Set.of("key", "company", "name", "kind", "date", "dateAsStated", "note", "combines", "sources", "flags");
	}

	@Override
	public Entry read(FieldReader row) {
		return read(row, row.key("key"), row.key("company"));
	}

	Entry read(FieldReader fields, String key, String company) {
		return Entry.of(fields, key)
			.with("key", key)
			.with("company", company, Target.COMPANY)
			.with("name", fields.required("name", LINE))
			.with("kind", fields.required("kind", LINE))
			.with("date", fields.optionalDate("date"))
			.with("dateAsStated", fields.optional("dateAsStated", LINE))
			.with("note", fields.optional("note", TEXT))
			.with("combines", fields.cellOfKeys("combines"), Target.OFFERING)
			.citing(fields.optionalCitations("sources"))
			.with("flags", fields.flags("flags"));
	}

	@Override
	public String conflicts() {
		return """
				SELECT s.place, 'key' AS field, s.about AS value, 'The key is that of a company already' AS detail
				FROM staged_row s
				WHERE s.resource = 'offerings' AND EXISTS (
					SELECT FROM entity e WHERE e.key = s.about AND e.kind = 'company')
				""";
	}

	@Override
	public String merge() {
		return """
				WITH registered AS (
					INSERT INTO entity (key, kind)
					SELECT s.about, 'offering'
					FROM staged_row s
					WHERE s.resource = 'offerings'
					ON CONFLICT DO NOTHING
				), applied AS (
					INSERT INTO offering AS o
						(key, company_key, name, kind, date, date_as_stated, note, combines, citations, flags)
					SELECT f.key, f.company, f.name, f.kind, f.date, f."dateAsStated", f.note, f.combines, f.sources, f.flags
					FROM staged_row s,
						jsonb_to_record(s.content) AS f (key text, company text, name text, kind text, date text,
							"dateAsStated" text, note text, combines text[], sources jsonb, flags jsonb)
					WHERE s.resource = 'offerings'
					ORDER BY s.place
					ON CONFLICT (key) DO UPDATE
					SET company_key = excluded.company_key, name = excluded.name, kind = excluded.kind, date = excluded.date,
						date_as_stated = excluded.date_as_stated, note = excluded.note, combines = excluded.combines,
						citations = excluded.citations, flags = excluded.flags
					WHERE (o.company_key, o.name, o.kind, o.date, o.date_as_stated, o.note, o.combines, o.citations, o.flags)
						IS DISTINCT FROM (excluded.company_key, excluded.name, excluded.kind, excluded.date,
							excluded.date_as_stated, excluded.note, excluded.combines, excluded.citations, excluded.flags)
					RETURNING old.key IS NULL AS created
				)
				SELECT count(*) FILTER (WHERE created) AS created, count(*) FILTER (WHERE NOT created) AS superseded
				FROM applied
				""";
	}

}
