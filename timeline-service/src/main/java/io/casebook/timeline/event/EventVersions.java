package io.casebook.timeline.event;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

import io.casebook.intake.Caller;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;

/** Records versions of single events, each in the transaction that decided it. */
@Repository
class EventVersions {

	private final DatabaseClient database;

	private final EventMapping mapping;

	private final JsonMapper json;

	EventVersions(DatabaseClient database, EventMapping mapping, JsonMapper json) {
		this.database = database;
		this.mapping = mapping;
		this.json = json;
	}

	/** The id of an event that is not there yet. */
	Mono<UUID> newId() {
		return this.database.sql("SELECT uuidv7() AS id")
			.map((row) -> Objects.requireNonNull(row.get("id", UUID.class)))
			.one();
	}

	/** The event of another id that is the same one, if there is such an event. */
	Mono<UUID> findSame(EventContent content, UUID id) {
		return this.database
			.sql("""
					SELECT id FROM event
					WHERE company = :company AND subject IS NOT DISTINCT FROM :subject::text AND date = :date AND kind = :kind
						AND title = :title AND superseded_at IS NULL AND id <> :id
					""")
			.bind("company", content.company())
			.bind("subject", Parameters.in(R2dbcType.VARCHAR, content.subject()))
			.bind("date", content.date().toString())
			.bind("kind", content.kind().toString())
			.bind("title", content.title())
			.bind("id", id)
			.map((row) -> Objects.requireNonNull(row.get("id", UUID.class)))
			.one();
	}

	/** Adds the next version, which goes on counting where the event was retired. */
	Mono<Event> add(UUID id, EventContent content, Instant now, Caller caller) {
		return this.database
			.sql("""
					INSERT INTO event (id, revision, recorded_at, recorded_by, %s)
					SELECT :id, (SELECT coalesce(max(revision), 0) + 1 FROM event WHERE id = :id), :now, :caller, %s
					FROM jsonb_to_record(:content::jsonb) AS content (%s)
					RETURNING %s, %s
					""".formatted(EventContent.COLUMNS, EventContent.VALUES, EventContent.RECORD, EventQuery.COLUMNS,
					Versions.PRESENT.fate()))
			.bind("id", id)
			.bind("now", now)
			.bind("caller", caller.subject())
			.bind("content", this.json.writeValueAsString(content))
			.map(this.mapping::event)
			.one();
	}

	/**
	 * Ends the version that holds, if there is one.
	 * @param retirer who retires the event; none, when another version follows
	 */
	Mono<Void> end(UUID id, Instant now, @Nullable Caller retirer) {
		return this.database.sql("""
				UPDATE event SET superseded_at = :now, retired_by = :retirer WHERE id = :id AND superseded_at IS NULL
				""")
			.bind("now", now)
			.bind("retirer", Parameters.in(R2dbcType.VARCHAR, (retirer != null) ? retirer.subject() : null))
			.bind("id", id)
			.then();
	}

}
