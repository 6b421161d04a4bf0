package io.casebook.changefeed;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

import io.casebook.keyset.Stretches;
import io.r2dbc.spi.Readable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;

/**
 * The table of changes. Who appends to it holds the row of {@code change_feed} until the
 * end of the transaction, so numbers become visible in their order and without gaps.
 */
final class Outbox {

	private static final int PAGE = 500;

	private static final Duration DEADLINE = Duration.ofSeconds(5);

	/** A little longer than PostgreSQL lets a statement of a service take. */
	private static final Duration REMOVAL = Duration.ofSeconds(65);

	private final DatabaseClient database;

	private final TransactionalOperator transaction;

	Outbox(DatabaseClient database, TransactionalOperator transaction) {
		this.database = database;
		this.transaction = transaction;
	}

	Mono<Bounds> bounds() {
		return this.database.sql("SELECT removed, last FROM change_feed")
			.map((row) -> new Bounds(number(row, "removed"), number(row, "last")))
			.one()
			.timeout(DEADLINE);
	}

	/**
	 * All changes after a position, in their order, a page at a time. That none is
	 * missing shows in the numbers.
	 */
	Flux<Change> after(long position) {
		return Stretches.of(PAGE, page(position), (last) -> page(last.sequence())).concatMapIterable((page) -> page, 1);
	}

	private Mono<List<Change>> page(long position) {
		return this.database.sql("""
				SELECT sequence, recorded_at, kind, content::text AS content
				FROM change
				WHERE sequence > :position
				ORDER BY sequence
				LIMIT :page
				""")
			.bind("position", position)
			.bind("page", PAGE)
			.map((row) -> new Change(number(row, "sequence"), value(row, "recorded_at", Instant.class),
					value(row, "kind", String.class), value(row, "content", String.class)))
			.all()
			.collectList()
			.timeout(DEADLINE)
			.doOnNext((page) -> verifyNext(position, page));
	}

	/** A follower so slow that changes were removed before it read them. */
	private static void verifyNext(long position, List<Change> page) {
		if (!page.isEmpty() && page.getFirst().sequence() != position + 1) {
			throw Bounds.gone("Changes after position %d are kept no more".formatted(position));
		}
	}

	/**
	 * Removes what is older than so long, unless somebody is just writing: then it is
	 * removed another time.
	 */
	Mono<Long> removeOlderThan(Duration age) {
		return this.transaction
			.transactional(this.database
				.sql("""
						WITH feed AS MATERIALIZED (SELECT last FROM change_feed FOR UPDATE SKIP LOCKED),
							kept AS MATERIALIZED (
								SELECT coalesce(
									(SELECT c.sequence - 1 FROM change c WHERE c.recorded_at >= now() - :age::interval
										ORDER BY c.sequence LIMIT 1),
									(SELECT max(c.sequence) FROM change c)) AS removed
								FROM feed),
							noted AS (
								UPDATE change_feed SET removed = kept.removed FROM kept WHERE change_feed.removed < kept.removed)
						DELETE FROM change USING kept WHERE change.sequence <= kept.removed
						""")
				.bind("age", age.toString())
				.fetch()
				.rowsUpdated())
			.timeout(REMOVAL);
	}

	private static long number(Readable row, String column) {
		return value(row, column, Long.class);
	}

	private static <T> T value(Readable row, String column, Class<T> type) {
		return Objects.requireNonNull(row.get(column, type));
	}

}
