package io.casebook.metrics.index;

import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;

/** Finds out what an index is needed for, and in which unit. */
@Repository
public class IndexNeeds {

	private final DatabaseClient database;

	IndexNeeds(DatabaseClient database) {
		this.database = database;
	}

	/** Whether there are claims in a unit that the index would not take. */
	public Mono<Boolean> hasOtherClaims(Index index) {
		String other = switch (index.dimension()) {
			case MONEY -> "unit <> ALL(:currencies)";
			case PRICE -> "(left(unit, 3) <> ALL(:currencies) OR substr(unit, 4) <> substr(:unit, 4))";
			default -> "unit <> :unit";
		};
		DatabaseClient.GenericExecuteSpec query = this.database.sql("""
				SELECT EXISTS (SELECT FROM observation WHERE index = :key AND superseded_at IS NULL AND %s)
				""".formatted(other)).bind("key", index.key());
		query = other.contains(":unit") ? query.bind("unit", index.unit()) : query;
		query = other.contains(":currencies") ? query.bind("currencies", Currencies.all()) : query;
		return query.mapValue(Boolean.class).one();
	}

	/** Why there must be an index; nothing when there need not. */
	Mono<String> reason(String key) {
		return this.database.sql("""
				SELECT 'claims are about it' AS reason
				WHERE EXISTS (SELECT FROM observation WHERE index = :key AND superseded_at IS NULL)
				UNION ALL (
					SELECT 'the index set ' || key || ' has it'
					FROM index_set
					WHERE :key = ANY(members) AND superseded_at IS NULL
					ORDER BY key)
				LIMIT 1
				""").bind("key", key).mapValue(String.class).one();
	}

}
