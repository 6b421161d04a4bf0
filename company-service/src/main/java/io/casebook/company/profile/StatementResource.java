package io.casebook.company.profile;

import java.util.Set;

import io.casebook.company.intake.Entry;
import io.casebook.company.intake.PackageResource;
import io.casebook.company.intake.Target;
import io.casebook.intake.FieldReader;

import org.springframework.stereotype.Component;

/** Rows of {@code statements}: distinctions and mottos. */
@Component
class StatementResource implements PackageResource {

	@Override
	public String name() {
		return "statements";
	}

	@Override
	public Set<String> columns() {
		return Set.of("company", "kind", "text", "sources");
	}

	@Override
	public Entry read(FieldReader row) {
		return read(row, row.key("company"), row.code("kind", StatementKind.class));
	}

	Entry read(FieldReader fields, String company, StatementKind kind) {
		String text = fields.required("text", TEXT);
		return Entry.of(fields, company, kind.toString(), text)
			.with("company", company, Target.COMPANY)
			.with("kind", kind)
			.with("text", text)
			.citing(fields.optionalCitations("sources"));
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
