package io.casebook.company.offering;

import java.util.List;

import io.casebook.company.intake.Field;
import io.casebook.company.intake.PackageResource;
import io.casebook.company.intake.Target;

import org.springframework.stereotype.Component;

/** Rows of {@code offerings}. */
@Component
class OfferingResource implements PackageResource {

	@Override
	public String name() {
		return "offerings";
	}

	@Override
	public List<Field> fields() {
		return List.of(Field.slug("key").required().identifying(),
				Field.slug("company").required().mentioning(Target.COMPANY), Field.text("name").required(),
				Field.text("kind").required(), Field.date("date"), Field.text("dateAsStated"), Field.longText("note"),
				Field.slugs("combines").mentioning(Target.OFFERING), Field.citations("sources"), Field.flags("flags"));
	}

	@Override
	public String conflicts() {
		return """
				SELECT s.row, 'key' AS field, s.about AS value, 'The key is that of a company already' AS detail
				FROM staged_row s
				WHERE s.resource = 'offerings' AND EXISTS (
					SELECT FROM entity e WHERE e.key = s.about AND e.kind = 'company')
				ORDER BY s.place
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
