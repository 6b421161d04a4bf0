package io.casebook.company.relationship;

import java.util.List;
import java.util.Set;

import io.casebook.company.intake.Entry;
import io.casebook.company.intake.PackageResource;
import io.casebook.company.intake.Target;
import io.casebook.intake.FieldReader;

import org.springframework.stereotype.Component;

/** Rows of {@code relationships}. */
@Component
class RelationshipResource implements PackageResource {

	@Override
	public String name() {
		return "relationships";
	}

	@Override
	public Set<String> columns() {
		return Set.of("from", "relation", "to", "date", "note", "sources", "flags");
	}

	@Override
	public String about(List<String> identity) {
		return String.join("/", identity);
	}

	@Override
	public Entry read(FieldReader row) {
		Relation relation = row.code("relation", Relation.class);
		return read(row, row.key("from"), relation.toString(), row.key("to"));
	}

	Entry read(FieldReader fields, String from, String relation, String to) {
		if (!from.isEmpty() && from.equals(to)) {
			fields.refuse("to", to, "Nobody is related to itself");
		}
		return Entry.of(fields, from, relation, to)
			.with("from", from, Target.ENTITY)
			.with("relation", relation)
			.with("to", to, Target.ENTITY)
			.with("date", fields.optionalDate("date"))
			.with("note", fields.optional("note", TEXT))
			.citing(fields.optionalCitations("sources"))
			.with("flags", fields.flags("flags"));
	}

	@Override
	public String merge() {
		return """
				WITH applied AS (
					INSERT INTO relationship AS r (from_key, relation, to_key, date, note, citations, flags)
					SELECT f."from", f.relation, f."to", f.date, f.note, f.sources, f.flags
					FROM staged_row s,
						jsonb_to_record(s.content) AS f ("from" text, relation text, "to" text, date text, note text,
							sources jsonb, flags jsonb)
					WHERE s.resource = 'relationships'
					ORDER BY s.place
					ON CONFLICT (from_key, relation, to_key) DO UPDATE
					SET date = excluded.date, note = excluded.note, citations = excluded.citations, flags = excluded.flags
					WHERE (r.date, r.note, r.citations, r.flags)
						IS DISTINCT FROM (excluded.date, excluded.note, excluded.citations, excluded.flags)
					RETURNING old.place IS NULL AS created
				)
				SELECT count(*) FILTER (WHERE created) AS created, count(*) FILTER (WHERE NOT created) AS superseded
				FROM applied
				""";
	}

}
