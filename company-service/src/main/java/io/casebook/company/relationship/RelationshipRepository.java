package io.casebook.company.relationship;

import java.util.List;

import io.casebook.company.database.JsonStatements;
import io.casebook.company.revision.RecordedState;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;

/** Relationships of companies and offerings. */
@Repository
public class RelationshipRepository {

	private final DatabaseClient database;

	private final JsonStatements json;

	RelationshipRepository(DatabaseClient database, JsonStatements json) {
		this.database = database;
		this.json = json;
	}

	/**
	 * The relationships, each once, in which any of the companies or of their offerings
	 * is at either end.
	 */
	public Mono<List<Relationship>> ofCompanies(RecordedState state, List<String> companies) {
		return this.json.list(state.query(this.database, """
				WITH side AS MATERIALIZED (
					SELECT array_agg(s.key) AS keys
					FROM (
						SELECT unnest(cast(:companies AS text[])) AS key
						UNION ALL
						SELECT o.key
						FROM %1$s o
						WHERE o.kind = 'offering' AND o.content ->> 'company' = ANY (cast(:companies AS text[]))) s
				)
				SELECT v.answer
				FROM %1$s v
				WHERE v.kind = 'relationship' AND (v.content ->> 'from' = ANY ((SELECT keys FROM side)::text[])
					OR v.content ->> 'to' = ANY ((SELECT keys FROM side)::text[]))
				ORDER BY v.place
				""").bind("companies", companies.toArray(String[]::new)), Relationship.class);
	}

}
