package io.casebook.timeline.event;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;

/** The current versions of events. */
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

	EventRepository(DatabaseClient database, EventMapping mapping) {
		this.database = database;
		this.mapping = mapping;
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
	 * All events of a query, however many, in stretches that follow each other. One
	 * statement for all would hold a connection for as long as a client reads, and would
	 * be ended by the database after a minute.
	 * @param query the query of what comes after a place, from the start when there is
	 * none
	 */
	public Flux<Event> stream(Function<@Nullable Place, EventQuery> query) {
		return find(query.apply(null).limit(STRETCH))
			.expand((stretch) -> (stretch.size() < STRETCH) ? Mono.empty()
					: find(query.apply(Place.of(stretch.getLast())).limit(STRETCH)).retryWhen(AGAIN))
			.concatMapIterable(Function.identity(), 1);
	}

	Mono<Event> findById(UUID id) {
		return find(EventQuery.ofId(id)).flatMapIterable(Function.identity()).singleOrEmpty();
	}

}
