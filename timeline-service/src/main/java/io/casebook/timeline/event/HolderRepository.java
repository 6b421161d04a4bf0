package io.casebook.timeline.event;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.reactive.TransactionalOperator;

/** Finds current events by what they refer to in other services. */
@Repository
class HolderRepository {

	private static final Duration DEADLINE = Duration.ofSeconds(4);

	private static final int NAMED = 10;

	private final DatabaseClient database;

	private final TransactionalOperator transaction;

	HolderRepository(DatabaseClient database, TransactionalOperator transaction) {
		this.database = database;
		this.transaction = transaction;
	}

	/** The first that are found of a company, or about it or an offering. */
	Mono<List<UUID>> ofEntity(String key) {
		return ids("""
				(SELECT id FROM event WHERE company = :key AND superseded_at IS NULL LIMIT %1$d)
				UNION
				(SELECT id FROM event WHERE subject = :key AND superseded_at IS NULL LIMIT %1$d)
				ORDER BY id
				LIMIT %1$d
				""".formatted(NAMED), key);
	}

	/**
	 * The first that are found to cite a source, looked for as if all were wanted, which
	 * only the index of sources serves.
	 */
	Mono<List<UUID>> ofSource(String key) {
		return ids("""
				WITH cited AS MATERIALIZED (
					SELECT id
					FROM event
					WHERE sources @> jsonb_build_array(jsonb_build_object('key', :key::text)) AND superseded_at IS NULL)
				SELECT id FROM cited LIMIT %d
				""".formatted(NAMED), key);
	}

	/**
	 * The planner, when it plans for any key, takes it that some events are soon found
	 * among all. Where there are none, it would read to the end.
	 */
	private Mono<List<UUID>> ids(String sql, String key) {
		Mono<List<UUID>> found = this.database.sql(sql)
			.bind("key", key)
			.map((row) -> Objects.requireNonNull(row.get("id", UUID.class)))
			.all()
			.collectList();
		return this.transaction.transactional(this.database.sql("SET LOCAL enable_seqscan = off").then().then(found))
			.timeout(DEADLINE);
	}

}
