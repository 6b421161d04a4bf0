package io.casebook.company.profile;

import java.util.List;

import io.casebook.company.intake.Field;
import io.casebook.company.intake.PackageResource;
import io.casebook.company.intake.Target;

import org.springframework.stereotype.Component;

/** Rows of {@code statements}: distinctions and mottos. */
@Component
class StatementResource implements PackageResource {

	@Override
	public String name() {
		return "statements";
	}

	@Override
	public List<Field> fields() {
		return List.of(Field.slug("company").required().identifying().mentioning(Target.COMPANY),
				Field.oneOf("kind", StatementKind.values()).required().identifying(),
				Field.longText("text").required().identifying(), Field.citations("sources"));
	}

	@Override
	public String merge() {
		return """
				WITH applied AS (
					INSERT INTO statement AS t (company_key, kind, text, citations)
					SELECT f.company, f.kind, f.text, f.sources
					FROM staged_row s,
						jsonb_to_record(s.content) AS f (company text, kind text, text text, sources jsonb)
					WHERE s.resource = 'statements'
					ORDER BY s.place
					ON CONFLICT (company_key, kind, md5(text)) DO UPDATE SET citations = excluded.citations
					WHERE t.citations <> excluded.citations
					RETURNING old.place IS NULL AS created
				)
				SELECT count(*) FILTER (WHERE created) AS created, count(*) FILTER (WHERE NOT created) AS superseded
				FROM applied
				""";
	}

}
