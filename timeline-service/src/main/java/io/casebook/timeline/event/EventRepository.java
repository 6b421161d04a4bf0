package io.casebook.timeline.event;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

import io.casebook.intake.Recording;
import io.casebook.keyset.Stretches;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;

/** Events, in the versions that hold and in those that held before. */
@Repository
public class EventRepository {

	private static final Duration DEADLINE = Duration.ofSeconds(15);

	/** So many rows of a stream are held in memory, however many there are. */
	private static final int STRETCH = 500;

	/** A stream that has begun cannot say 503 any more: it waits for a connection. */
	private static final Retry AGAIN = Retry.backoff(5, Duration.ofMillis(200))
		.filter(DataAccessResourceFailureException.class::isInstance);

	private final DatabaseClient database;

	private final EventMapping mapping;

	private final Recording recording;

	EventRepository(DatabaseClient database, EventMapping mapping, Recording recording) {
		this.database = database;
		this.mapping = mapping;
		this.recording = recording;
	}

	public Mono<List<Event>> find(EventQuery query) {
		return this.database.sql(query.sql())
			.bindValues(query.bindings())
			.map(this.mapping::event)
			.all()
			.collectList()
			.timeout(DEADLINE);
	}

	/**
	 * The versions as they are now: what is recorded later does not change what they
	 * read.
	 */
	public Mono<Versions> fix(Versions versions) {
		return (versions.time() != null) ? Mono.just(versions) : this.recording.last().map(versions::at);
	}

	/**
	 * All events of a query, however many, in stretches that follow each other. One
	 * statement for all would hold a connection for as long as a client reads, and would
	 * be ended by the database after a minute.
	 * @param query the query of what comes after a place, from the start when there is
	 * none; of versions that are fixed, or what is recorded meanwhile shows in parts
	 */
	public Flux<Event> stream(Function<@Nullable Place, EventQuery> query) {
		return Stretches
			.of(STRETCH, find(query.apply(null).limit(STRETCH)),
					(last) -> find(query.apply(Place.of(last)).limit(STRETCH)).retryWhen(AGAIN))
			.concatMapIterable(Function.identity(), 1);
	}

	/** The version that holds, or held, if there is one. */
	Mono<Event> findById(UUID id, Versions versions) {
		return find(EventQuery.ofId(id, versions, 0)).flatMapIterable(Function.identity()).singleOrEmpty();
	}

	/** The versions after one of them, the first recorded first. */
	Mono<List<Event>> findHistory(UUID id, Versions versions, int afterRevision, int rows) {
		return find(EventQuery.ofId(id, versions, afterRevision).limit(rows));
	}

}
