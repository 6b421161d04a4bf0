package io.casebook.company.key;

import java.util.List;

import io.casebook.company.database.JsonStatements;
import io.casebook.problem.ApiProblem;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;

/** The keys that are taken, and by what. */
@Repository
public class KeyRepository {

	private final DatabaseClient database;

	private final JsonStatements json;

	KeyRepository(DatabaseClient database, JsonStatements json) {
		this.database = database;
		this.json = json;
	}

	/**
	 * Completes when the key is a company's, and fails as an unknown key when it is not.
	 */
	public Mono<Void> requireCompany(String key) {
		return known(List.of(key)).filter((known) -> known.contains(new KnownKey(key, "company")))
			.switchIfEmpty(Mono.error(() -> ApiProblem.unknownKeys("company", "company", List.of(key))))
			.then();
	}

	/** Those of the keys that are taken, in the order asked for. */
	Mono<List<KnownKey>> known(List<String> keys) {
		return this.json.list(this.database.sql("""
				SELECT jsonb_build_object('key', e.key, 'kind', e.kind)
				FROM unnest(cast(:keys AS text[])) WITH ORDINALITY AS asked (key, place)
				JOIN entity e ON e.key = asked.key
				ORDER BY asked.place
				""").bind("keys", keys.stream().filter(Slug::matches).distinct().toArray(String[]::new)),
				KnownKey.class);
	}

}
