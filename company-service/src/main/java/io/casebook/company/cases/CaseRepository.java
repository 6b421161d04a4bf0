package io.casebook.company.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.casebook.company.database.JsonStatements;
import io.casebook.company.key.Slug;
import io.casebook.company.revision.RecordedState;
import io.r2dbc.spi.Readable;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;

/**
 * Companies with their parts, as JSON that the database makes: nothing of it is decided
 * on here, so nothing of it is read. One statement gives all of it, so it is of one
 * state.
 */
@Repository
class CaseRepository {

	private static final String COMPANIES = """
			WITH whose AS (SELECT true AS found, 0 AS members),
			asked AS MATERIALIZED (
				SELECT a.key, a.place
				FROM unnest(cast(:companies AS text[])) WITH ORDINALITY AS a (key, place)),
			""";

	private static final String GROUP = """
			WITH whose AS (
				SELECT count(*) > 0 AS found, max(jsonb_array_length(g.content -> 'members')) AS members
				FROM %1$s g
				WHERE g.kind = 'group' AND g.key = :group),
			asked AS MATERIALIZED (
				SELECT m.key, m.place
				FROM %1$s g
				CROSS JOIN LATERAL jsonb_array_elements_text(g.content -> 'members') WITH ORDINALITY AS m (key, place)
				WHERE g.kind = 'group' AND g.key = :group AND jsonb_array_length(g.content -> 'members') <= :most),
			""";

	private static final String PARTS = """
			company AS MATERIALIZED (
				SELECT v.key, v.answer, a.place
				FROM asked a JOIN %1$s v ON v.kind = 'company' AND v.key = a.key),
			offering AS MATERIALIZED (
				SELECT v.key, v.content, a.place AS company_place, v.place
				FROM asked a JOIN %1$s v ON v.kind = 'offering' AND v.content ->> 'company' = a.key),
			side AS MATERIALIZED (
				SELECT ARRAY(SELECT a.key FROM asked a UNION ALL SELECT o.key FROM offering o) AS keys)
			SELECT json_build_object(
					'companies', (SELECT coalesce(json_agg(c.answer ORDER BY c.place), '[]') FROM company c),
					'offerings', (
						SELECT coalesce(json_agg(json_strip_nulls(json_build_object('key', o.content -> 'key',
							'company', o.content -> 'company', 'name', o.content -> 'name', 'date', o.content -> 'date'))
							ORDER BY o.company_place, o.place), '[]')
						FROM offering o),
					'relationships', (
						SELECT coalesce(json_agg(json_build_object('place', v.place, 'relationship', v.answer)
							ORDER BY v.place), '[]')
						FROM %1$s v
						WHERE v.kind = 'relationship' AND (v.content ->> 'from' = ANY ((SELECT keys FROM side)::text[])
							OR v.content ->> 'to' = ANY ((SELECT keys FROM side)::text[])))),
				ARRAY(
					SELECT a.key FROM asked a WHERE NOT EXISTS (SELECT FROM company c WHERE c.key = a.key)) AS unknown,
				whose.members
			FROM whose
			WHERE whose.found
			""";

	private final DatabaseClient database;

	private final JsonStatements json;

	CaseRepository(DatabaseClient database, JsonStatements json) {
		this.database = database;
		this.json = json;
	}

	/**
	 * The companies of a group, in its order; empty when there is no such group.
	 * @param most of a group with more, only how many it has is read
	 */
	Mono<FoundCases> ofGroup(RecordedState state, String group, int most) {
		return find(state.query(this.database, GROUP + PARTS).bind("group", group).bind("most", most), List.of());
	}

	/** Some companies, in the order asked for. */
	Mono<FoundCases> ofCompanies(RecordedState state, List<String> companies) {
		return find(
				state.query(this.database, COMPANIES + PARTS)
					.bind("companies", companies.stream().filter(Slug::matches).toArray(String[]::new)),
				companies.stream().filter((key) -> !Slug.matches(key)).toList());
	}

	private Mono<FoundCases> find(GenericExecuteSpec statement, List<String> noKeys) {
		return this.json.one(statement, (row) -> read(row, noKeys));
	}

	private static FoundCases read(Readable row, List<String> noKeys) {
		List<String> unknown = new ArrayList<>(List.of(Objects.requireNonNull(row.get("unknown", String[].class))));
		unknown.addAll(noKeys);
		return new FoundCases(Objects.requireNonNull(row.get(0, byte[].class)), unknown,
				Objects.requireNonNull(row.get("members", Integer.class)));
	}

}
