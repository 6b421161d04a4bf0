package io.casebook.company.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.casebook.company.intake.Entry;
import io.casebook.company.intake.PackageResource;
import io.casebook.company.intake.Part;
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

	private Entry read(FieldReader fields, String company, StatementKind kind) {
		String text = fields.required("text", TEXT);
		return Entry.of(fields, company, kind.toString(), text)
			.with("company", company, Target.COMPANY)
			.with("kind", kind)
			.with("text", text)
			.citing(fields.optionalCitations("sources"));
	}

	/** The distinctions and mottos that a company's document lists. */
	List<Part> parts(FieldReader document, String key) {
		List<Part> parts = new ArrayList<>();
		for (FieldReader distinction : document.objects("distinctions", Set.of("text", "sources"))) {
			parts.add(
					new Part(this, "/distinctions/" + parts.size(), read(distinction, key, StatementKind.DISTINCTION)));
		}
		int mottos = 0;
		for (FieldReader motto : document.objects("mottos", Set.of("kind", "text", "sources"))) {
			StatementKind kind = motto.code("kind", StatementKind.class);
			if (kind == StatementKind.DISTINCTION && !motto.isRefused("kind")) {
				motto.refuse("kind", kind.toString(), "a distinction is listed under distinctions");
			}
			parts.add(new Part(this, "/mottos/" + mottos++, read(motto, key, kind)));
		}
		return parts;
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
