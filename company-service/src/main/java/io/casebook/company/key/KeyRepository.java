package io.casebook.company.key;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.casebook.company.database.JsonStatements;
import io.casebook.company.revision.RecordedState;
import io.casebook.problem.ApiProblem;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;

/** The keys that are taken, and by what. */
@Repository
public class KeyRepository {

	private static final Pattern STORABLE = Pattern.compile("[!-~]{1,100}");

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

	/** Those of the keys that are of none of the kinds at present. */
	Mono<List<String>> unknownEntities(Collection<String> keys, String... kinds) {
		return unknown(this.database.sql("""
				SELECT ARRAY(
					SELECT asked.key
					FROM unnest(cast(:keys AS text[])) AS asked (key)
					WHERE NOT EXISTS (
						SELECT FROM entity e WHERE e.key = asked.key AND e.kind = ANY (cast(:kinds AS text[]))))
				""").bind("kinds", kinds), keys);
	}

	/** Those of the keys that no source has at present. */
	Mono<List<String>> unknownSources(Collection<String> keys) {
		return unknown(this.database.sql("""
				SELECT ARRAY(
					SELECT asked.key
					FROM unnest(cast(:keys AS text[])) AS asked (key)
					WHERE NOT EXISTS (SELECT FROM source s WHERE s.key = asked.key))
				"""), keys);
	}

	/** What no text of the database can be is not asked for. */
	private Mono<List<String>> unknown(GenericExecuteSpec statement, Collection<String> keys) {
		Map<Boolean, List<String>> storable = keys.stream()
			.collect(Collectors.partitioningBy(STORABLE.asMatchPredicate()));
		List<String> others = storable.getOrDefault(false, List.of());
		String[] asked = storable.getOrDefault(true, List.of()).toArray(String[]::new);
		return this.json
			.stream(statement.bind("keys", asked), (row) -> List.of(Objects.requireNonNull(row.get(0, String[].class))))
			.single()
			.map((unknown) -> Stream.concat(unknown.stream(), others.stream()).toList());
	}

}
