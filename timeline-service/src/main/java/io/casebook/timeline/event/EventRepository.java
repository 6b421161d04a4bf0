package io.casebook.timeline.event;

import java.time.Duration;
import java.util.UUID;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;

/** The current versions of events. */
@Repository
public class EventRepository {

	/** Between rows: a client that reads slowly may take its time for each. */
	private static final Duration DEADLINE = Duration.ofSeconds(15);

	/** So many rows are held in memory, however many there are. */
	private static final int FETCH_SIZE = 256;

	private final DatabaseClient database;

	private final EventMapping mapping;

	EventRepository(DatabaseClient database, EventMapping mapping) {
		this.database = database;
		this.mapping = mapping;
	}

	public Flux<Event> find(EventQuery query) {
		DatabaseClient.GenericExecuteSpec statement = this.database.sql(query.sql())
			.filter((each) -> each.fetchSize(FETCH_SIZE))
			.bindValues(query.bindings());
		return statement.map(this.mapping::event).all().timeout(DEADLINE);
	}

	Mono<Event> findById(UUID id) {
		return find(EventQuery.ofId(id)).singleOrEmpty();
	}

}
