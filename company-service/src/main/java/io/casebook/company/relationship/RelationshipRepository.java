package io.casebook.company.relationship;

import java.util.List;

import io.casebook.company.database.JsonStatements;
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
	public Mono<List<Relationship>> ofCompanies(List<String> companies) {
		return this.json.list(this.database.sql("""
				WITH side AS (
					SELECT unnest(cast(:companies AS text[])) AS key
					UNION
					SELECT o.key FROM offering o WHERE o.company_key = ANY (cast(:companies AS text[]))
				)
				SELECT r.content
				FROM relationship_content r
				WHERE r.place IN (
					SELECT f.place FROM relationship f JOIN side ON side.key = f.from_key
					UNION ALL
					SELECT t.place FROM relationship t JOIN side ON side.key = t.to_key)
				ORDER BY r.place
				""").bind("companies", companies.toArray(String[]::new)), Relationship.class);
	}

}
