package io.casebook.company.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.casebook.company.intake.Entry;
import io.casebook.company.intake.MadeFrom;
import io.casebook.company.intake.PackageResource;
import io.casebook.company.intake.Part;
import io.casebook.company.intake.Target;
import io.casebook.intake.FieldReader;

import org.springframework.stereotype.Component;

/** Rows of {@code identifiers}. */
@Component
class IdentifierResource implements PackageResource {

	@Override
	public String name() {
		return "identifiers";
	}

	@Override
	public Set<String> columns() {
		return MadeFrom.and(Set.of("key", "scheme", "value"));
	}

	@Override
	public Entry read(FieldReader row) {
		return MadeFrom.read(row, read(row, row.key("key")));
	}

	private Entry read(FieldReader fields, String key) {
		IdentifierScheme scheme = fields.code("scheme", IdentifierScheme.class);
		String value = fields.required("value", LINE);
		if (!fields.isRefused("scheme") && !fields.isRefused("value") && !scheme.accepts(value)) {
			fields.refuse("value", value, "%s, as a %s has".formatted(scheme.form(), scheme));
		}
		return Entry.of(fields, key, scheme.toString(), value)
			.with("key", key, Target.COMPANY)
			.with("scheme", scheme)
			.with("value", value);
	}

	/** The identifiers that a company's document lists. */
	List<Part> parts(FieldReader document, String key) {
		List<Part> parts = new ArrayList<>();
		for (FieldReader identifier : document.objects("identifiers", Set.of("scheme", "value"))) {
			parts.add(new Part(this, "/identifiers/" + parts.size(), read(identifier, key)));
		}
		return parts;
	}

	@Override
	public String conflicts() {
		return """
				WITH incoming AS (
					SELECT s.place, s.about, f.scheme, f.value,
						CASE f.scheme WHEN 'cik' THEN ltrim(f.value, '0') ELSE folded(f.value) END AS search
					FROM staged_row s, jsonb_to_record(s.content) AS f (scheme text, value text)
					WHERE s.resource = 'identifiers'
				), compared AS (
					SELECT i.*, first_value(i.about) OVER same AS first_about, first_value(i.value) OVER same AS first_value
					FROM incoming i
					WINDOW same AS (
						PARTITION BY i.scheme, i.search, CASE i.scheme WHEN 'ticker' THEN i.about END ORDER BY i.place)
				)
				SELECT i.place, 'value' AS field, i.value, 'It is an identifier of another company, or spelled in two ways' AS detail
				FROM compared i
				WHERE (i.about, i.value) <> (i.first_about, i.first_value) OR EXISTS (
					SELECT FROM identifier p
					WHERE p.scheme = i.scheme AND p.search = i.search AND p.company_key <> i.about AND p.scheme <> 'ticker')
				""";
	}

	@Override
	public String merge() {
		return """
				WITH applied AS (
					INSERT INTO identifier AS i (company_key, scheme, value)
					SELECT f.key, f.scheme, f.value
					FROM staged_row s, jsonb_to_record(s.content) AS f (key text, scheme text, value text)
					WHERE s.resource = 'identifiers'
					ORDER BY s.place
					ON CONFLICT (company_key, scheme, search) DO UPDATE SET value = excluded.value
					WHERE i.value <> excluded.value
					RETURNING old.place IS NULL AS created
				)
				SELECT count(*) FILTER (WHERE created) AS created, count(*) FILTER (WHERE NOT created) AS superseded
				FROM applied
				""";
	}

}
