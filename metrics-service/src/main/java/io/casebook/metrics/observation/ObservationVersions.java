package io.casebook.metrics.observation;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.casebook.intake.Caller;
import io.casebook.intake.FieldReader;
import io.casebook.metrics.index.Index;
import io.casebook.metrics.index.IndexRepository;
import io.casebook.metrics.recording.Draft;
import io.casebook.metrics.row.Column;
import io.casebook.problem.ApiProblem;
import io.casebook.problem.ProblemType;
import io.r2dbc.postgresql.codec.Json;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;

/** Writes versions of single claims, and keeps each claim one. */
@Repository
class ObservationVersions {

	private final DatabaseClient database;

	private final IndexRepository indices;

	ObservationVersions(DatabaseClient database, IndexRepository indices) {
		this.database = database;
		this.indices = indices;
	}

	/** Notes what in a claim does not fit the catalogue. */
	Mono<Void> check(Draft<IncomingObservation> draft) {
		String index = draft.thing().index();
		return draft.fields().isRefused("index") ? Mono.empty()
				: this.indices.findKnown(List.of(index))
					.doOnNext((known) -> checkIndex(draft.thing(), known.get(index), draft.fields()))
					.then();
	}

	/** Refuses a claim that another makes already. */
	Mono<Void> checkSame(IncomingObservation observation, @Nullable UUID own) {
		return findSame(observation).filter((same) -> !same.equals(own))
			.flatMap((same) -> Mono.error(new ApiProblem(ProblemType.CONFLICT,
					"The claim is there already: it is the observation %s".formatted(same))));
	}

	private static void checkIndex(IncomingObservation observation, @Nullable Index index, FieldReader fields) {
		if (index == null) {
			fields.refuse("index", observation.index(), "the key of an index");
		}
		else if (!fields.isRefused("unit") && !index.takes(observation.unit())) {
			fields.refuse("unit", observation.unit(), index.expectedUnit());
		}
	}

	/** The current claim that says the same, as {@code observation_current} has it. */
	private Mono<UUID> findSame(IncomingObservation observation) {
		return bind(
				this.database
					.sql("""
							SELECT id
							FROM observation
							WHERE company COLLATE "POSIX" = :company AND index COLLATE "POSIX" = :index AND period = :period AND source_keys = :keys
								AND relation = :relation AND unit = :unit AND subject IS NOT DISTINCT FROM CAST(:subject AS text)
								AND value IS NOT DISTINCT FROM CAST(:value AS numeric) AND superseded_at IS NULL
							"""),
				observation)
			.mapValue(UUID.class)
			.one();
	}

	/** Closes the current version of a claim. */
	Mono<Void> end(UUID id, Instant now, @Nullable String retiredBy) {
		DatabaseClient.GenericExecuteSpec update = this.database
			.sql("""
					UPDATE observation SET superseded_at = :now, retired_by = :retired WHERE id = :id AND superseded_at IS NULL
					""")
			.bind("id", id)
			.bind("now", now);
		return Column.bind(update, "retired", retiredBy).then();
	}

	/** Adds the first version of a claim, whose id it gives. */
	Mono<UUID> add(IncomingObservation observation, Instant now, Caller caller) {
		return insert("uuidv7()", observation, 1, now, caller).mapValue(UUID.class).one();
	}

	/** Adds another version of a claim. */
	Mono<UUID> add(UUID id, IncomingObservation observation, int revision, Instant now, Caller caller) {
		return insert(":id", observation, revision, now, caller).bind("id", id).mapValue(UUID.class).one();
	}

	private DatabaseClient.GenericExecuteSpec insert(String id, IncomingObservation observation, int revision,
			Instant now, Caller caller) {
		DatabaseClient.GenericExecuteSpec insert = this.database.sql("""
				INSERT INTO observation (id, revision, company, index, subject, relation, value, missing, unit, period,
					period_earliest, period_latest, period_as_stated, status, standing, known_from, known_earliest,
					known_latest, as_stated, sources, source_keys, flags, recorded_at, recorded_by)
				VALUES (%s, :revision, :company, :index, :subject, :relation, :value, :missing, :unit, :period,
					:periodEarliest, :periodLatest, :periodAsStated, :status, :standing, :knownFrom, :knownEarliest,
					:knownLatest, :asStated, :sources, :keys, :flags, :now, :caller)
				RETURNING id
				""".formatted(id))
			.bind("revision", revision)
			.bind("status", observation.status().toString())
			.bind("standing", observation.standing().toString())
			.bind("knownFrom", observation.knownFrom().toString())
			.bind("sources", Json.of(observation.sources().json()))
			.bind("flags", Json.of(Cited.json(observation.flags())))
			.bind("now", now)
			.bind("caller", caller.subject());
		insert = bind(insert, observation);
		insert = days(insert, "period", observation.period());
		insert = days(insert, "known", observation.knownFrom());
		insert = Column.bind(insert, "missing",
				(observation.missing() != null) ? observation.missing().toString() : null);
		insert = Column.bind(insert, "periodAsStated", observation.periodAsStated());
		return Column.bind(insert, "asStated", observation.asStated());
	}

	/** What makes it the claim that it is. */
	private static DatabaseClient.GenericExecuteSpec bind(DatabaseClient.GenericExecuteSpec statement,
			IncomingObservation observation) {
		DatabaseClient.GenericExecuteSpec bound = statement
			.bindValues(Map.of("company", observation.company(), "index", observation.index(), "period",
					observation.period().toString(), "keys", observation.sources().keys().toArray(String[]::new),
					"relation", observation.relation().toString(), "unit", observation.unit()));
		bound = Column.bind(bound, "subject", observation.subject());
		return Column.bind(bound, "value", observation.value(), BigDecimal.class);
	}

	private static DatabaseClient.GenericExecuteSpec days(DatabaseClient.GenericExecuteSpec statement, String name,
			Span span) {
		return Column.bind(Column.bind(statement, name + "Earliest", span.earliest(), LocalDate.class), name + "Latest",
				span.latest(), LocalDate.class);
	}

}
