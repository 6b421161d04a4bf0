package io.casebook.company.relationship;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.casebook.company.intake.Field;
import io.casebook.company.intake.PackageResource;
import io.casebook.company.intake.Target;

import org.springframework.stereotype.Component;

/** Rows of {@code relationships}. */
@Component
class RelationshipResource implements PackageResource {

	@Override
	public String name() {
		return "relationships";
	}

	@Override
	public List<Field> fields() {
		return List.of(Field.slug("from").required().identifying().mentioning(Target.ENTITY),
				Field.oneOf("relation", Relation.values()).required().identifying(),
				Field.slug("to").required().identifying().mentioning(Target.ENTITY), Field.date("date"),
				Field.longText("note"), Field.citations("sources"), Field.flags("flags"));
	}

	@Override
	public String about(List<String> identity) {
		return String.join("/", identity);
	}

	@Override
	public Optional<Objection> objection(Map<String, Object> fields) {
		Object from = fields.get("from");
		return (from != null && from.equals(fields.get("to")))
				? Optional.of(new Objection("to", from.toString(), "Nobody is related to itself")) : Optional.empty();
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
