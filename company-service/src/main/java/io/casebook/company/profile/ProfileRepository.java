package io.casebook.company.profile;

import java.util.List;

import io.casebook.company.database.JsonStatements;
import io.casebook.company.revision.RecordedState;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;

/** Profiles by what they say. */
@Repository
class ProfileRepository {

	/** The grams find the candidates by index, and strpos decides. */
	private static final String PRESENT = """
			SELECT v.answer
			FROM company c
			JOIN %1$s v ON v.kind = 'company' AND v.key = c.key
			WHERE (cast(:q AS text) IS NULL OR c.key IN (
				SELECT m.key FROM company m
				WHERE m.grams @> grams(folded(:q)) AND strpos(m.search, folded(:q)) > 0
				UNION ALL
				SELECT n.entity_key FROM name n
				WHERE n.grams @> grams(folded(:q)) AND strpos(n.search, folded(:q)) > 0
				UNION ALL
				SELECT i.company_key FROM identifier i
				WHERE i.search = folded(:q) OR (i.search = ltrim(:q, '0') AND i.scheme = 'cik')))
			AND (cardinality(cast(:kinds AS text[])) = 0 OR c.kind = ANY (:kinds))
			AND (cast(:country AS text) IS NULL OR c.country = :country)
			AND (cast(:industry AS text) IS NULL OR folded(c.industry) = folded(:industry))
			AND (cast(:group AS text) IS NULL OR EXISTS (
				SELECT FROM company_group_member m WHERE m.group_key = :group AND m.company_key = c.key))
			AND (cast(:after AS text) IS NULL OR c.key > :after)
			ORDER BY c.key
			LIMIT :rows
			""";

	/** The same for an earlier state, which no tables hold in parts. */
	private static final String EARLIER = """
			SELECT v.answer
			FROM %1$s v
			WHERE v.kind = 'company'
			AND (cast(:q AS text) IS NULL
				OR strpos(folded(v.key || E'\n' || (v.content ->> 'name')), folded(:q)) > 0
				OR EXISTS (
					SELECT FROM jsonb_array_elements(v.content -> 'names') n
					WHERE strpos(folded(n.value ->> 'name'), folded(:q)) > 0)
				OR EXISTS (
					SELECT FROM jsonb_to_recordset(v.content -> 'identifiers') AS i (scheme text, value text)
					WHERE CASE i.scheme
						WHEN 'cik' THEN ltrim(i.value, '0') IN (folded(:q), ltrim(:q, '0'))
						ELSE folded(i.value) = folded(:q)
					END))
			AND (cardinality(cast(:kinds AS text[])) = 0 OR v.content ->> 'kind' = ANY (:kinds))
			AND (cast(:country AS text) IS NULL OR v.content ->> 'country' = :country)
			AND (cast(:industry AS text) IS NULL OR folded(v.content ->> 'industry') = folded(:industry))
			AND (cast(:group AS text) IS NULL OR v.key IN (
				SELECT m.value
				FROM %1$s g, jsonb_array_elements_text(g.content -> 'members') m
				WHERE g.kind = 'group' AND g.key = :group))
			AND (cast(:after AS text) IS NULL OR v.key > :after)
			ORDER BY v.key
			LIMIT :rows
			""";

	private final DatabaseClient database;

	private final JsonStatements json;

	ProfileRepository(DatabaseClient database, JsonStatements json) {
		this.database = database;
		this.json = json;
	}

	Mono<List<Profile>> page(ProfileFilter filter, RecordedState state, @Nullable String after, int rows) {
		return this.json.list(matching(filter, state).bind("after", text(after)).bind("rows", rows), Profile.class);
	}

	private GenericExecuteSpec matching(ProfileFilter filter, RecordedState state) {
		return state.query(this.database, state.isPresent() ? PRESENT : EARLIER)
			.bind("q", text(filter.q()))
			.bind("kinds", filter.kinds())
			.bind("country", text(filter.country()))
			.bind("industry", text(filter.industry()))
			.bind("group", text(filter.group()));
	}

	private static Object text(@Nullable String value) {
		return Parameters.in(R2dbcType.VARCHAR, value);
	}

}
