package io.casebook.company.group;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.casebook.company.intake.Entry;
import io.casebook.company.intake.PackageResource;
import io.casebook.company.intake.Part;
import io.casebook.company.intake.Target;
import io.casebook.intake.FieldReader;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Rows of {@code groups}, one for each member. A package that has a group has all of it:
 * its members take the place of those the group had.
 */
@Component
class GroupResource implements PackageResource {

	@Override
	public String name() {
		return "groups";
	}

	@Override
	public Set<String> columns() {
		return Set.of("key", "title", "description", "member");
	}

	@Override
	public Entry read(FieldReader row) {
		String member = row.key("member");
		return entry(row, row.key("key"), row.required("title", LINE), row.optional("description", TEXT), member)
			.mentioning("member", member, Target.COMPANY);
	}

	/** All of a group, from a document. */
	List<Part> parts(FieldReader document, String key) {
		String title = document.required("title", LINE);
		String description = document.optional("description", TEXT);
		List<String> members = document.keys("members");
		List<Part> parts = new ArrayList<>();
		for (String member : new LinkedHashSet<>(members)) {
			parts.add(new Part(this, "", entry(document, key, title, description, member)
				.mentioning(document.place("members", members.indexOf(member)), member, Target.COMPANY)));
		}
		if (members.isEmpty() && !document.isRefused("members")) {
			document.refuse("members", null, "at least one company");
		}
		return parts;
	}

	private static Entry entry(FieldReader fields, String key, String title, @Nullable String description,
			String member) {
		return Entry.of(fields, key, member)
			.with("key", key)
			.with("title", title)
			.with("description", description)
			.with("member", member);
	}

	@Override
	public String conflicts() {
		return """
				WITH incoming AS (
					SELECT s.place, f.key, f.title, f.description
					FROM staged_row s, jsonb_to_record(s.content) AS f (key text, title text, description text)
					WHERE s.resource = 'groups'
				), first AS (
					SELECT DISTINCT ON (i.key) i.key, i.title, i.description
					FROM incoming i
					ORDER BY i.key, i.place
				)
				SELECT i.place, 'title' AS field, i.title AS value,
					'The title and the description are those of the group''s first row' AS detail
				FROM incoming i
				JOIN first f ON f.key = i.key
				WHERE (i.title, i.description) IS DISTINCT FROM (f.title, f.description)
				""";
	}

	@Override
	public String merge() {
		return """
				WITH incoming AS (
					SELECT f.key, f.title, f.description, f.member,
						row_number() OVER (PARTITION BY f.key ORDER BY s.place) AS place
					FROM staged_row s,
						jsonb_to_record(s.content) AS f (key text, title text, description text, member text)
					WHERE s.resource = 'groups'
				), headed AS (
					INSERT INTO company_group AS g (key, title, description)
					SELECT i.key, i.title, i.description
					FROM incoming i
					WHERE i.place = 1
					ON CONFLICT (key) DO UPDATE SET title = excluded.title, description = excluded.description
					WHERE (g.title, g.description) IS DISTINCT FROM (excluded.title, excluded.description)
					RETURNING g.key
				), dropped AS (
					DELETE FROM company_group_member m
					WHERE EXISTS (SELECT FROM incoming i WHERE i.key = m.group_key)
						AND NOT EXISTS (SELECT FROM incoming i WHERE i.key = m.group_key AND i.member = m.company_key)
					RETURNING m.group_key
				), placed AS (
					INSERT INTO company_group_member AS m (group_key, company_key, place)
					SELECT i.key, i.member, i.place
					FROM incoming i
					ON CONFLICT (group_key, company_key) DO UPDATE SET place = excluded.place
					WHERE m.place <> excluded.place
					RETURNING m.group_key, m.company_key, old.place IS NULL AS created
				)
				SELECT count(*) FILTER (WHERE p.created) AS created,
					count(*) FILTER (WHERE NOT p.created OR (p.created IS NULL AND (h.key IS NOT NULL
						OR (i.place = 1 AND i.key IN (SELECT d.group_key FROM dropped d))))) AS superseded
				FROM incoming i
				LEFT JOIN headed h ON h.key = i.key
				LEFT JOIN placed p ON p.group_key = i.key AND p.company_key = i.member
				""";
	}

}
