package io.casebook.company.key;

import java.util.List;

import io.casebook.company.database.JsonStatements;
import io.casebook.company.revision.RecordedState;
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
	 * Completes when the key is a company's in that state, and fails as an unknown key
	 * when it is not.
	 */
	public Mono<Void> requireCompany(RecordedState state, String key) {
		return known(state, List.of(key)).filter((known) -> known.contains(new KnownKey(key, "company")))
			.switchIfEmpty(Mono.error(() -> ApiProblem.unknownKeys("company", "company", List.of(key))))
			.then();
	}

	/** The same for a key that is a company's or an offering's. */
	public Mono<Void> requireEntity(RecordedState state, String key) {
		return known(state, List.of(key)).filter((known) -> !known.isEmpty())
			.switchIfEmpty(Mono.error(() -> ApiProblem.unknownKeys("company", "company or offering", List.of(key))))
			.then();
	}

	/** Those of the keys that are taken, in the order asked for. */
	Mono<List<KnownKey>> known(RecordedState state, List<String> keys) {
		return this.json.list(state.query(this.database, """
				SELECT jsonb_build_object('key', v.key, 'kind', v.kind)
				FROM unnest(cast(:keys AS text[])) WITH ORDINALITY AS asked (key, place)
				JOIN %1$s v ON v.kind IN ('company', 'offering') AND v.key = asked.key
				ORDER BY asked.place
				""").bind("keys", keys.stream().filter(Slug::matches).distinct().toArray(String[]::new)),
				KnownKey.class);
	}

}
