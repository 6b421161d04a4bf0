package io.casebook.metrics.intake;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import io.casebook.metrics.intake.ImportReport.Counts;
import io.casebook.metrics.row.Column;
import io.casebook.problem.InvalidInput;
import io.r2dbc.spi.Readable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;

/**
 * Writes observations. A row that says the same as a current version, but differs in what
 * surrounds it, closes that version and becomes the next of the same claim.
 */
@Repository
class ObservationIntake {

	/**
	 * What makes an incoming row {@code i} and an observation {@code o} the same claim.
	 */
	private static final String SAME_CLAIM = """
			o.company = i.company AND o.index = i.index AND o.period = i.period AND o.source_keys = i.source_keys
				AND o.relation = i.relation AND o.subject IS NOT DISTINCT FROM i.subject
				AND o.value IS NOT DISTINCT FROM i.value""";

	private final DatabaseClient database;

	private final JsonMapper json;

	ObservationIntake(DatabaseClient database, JsonMapper json) {
		this.database = database;
		this.json = json;
	}

	/** Puts rows among the incoming ones, after those already there. */
	Mono<Void> stage(List<IncomingObservation> rows) {
		return this.database
			.sql("""
					INSERT INTO incoming_observation (position, line, company, index, subject, relation, value, missing, unit,
						period, period_earliest, period_latest, period_as_stated, status, standing, known_from, known_earliest,
						known_latest, as_stated, sources, flags)
					SELECT (SELECT coalesce(max(position), 0) FROM incoming_observation) + i.place, i.line, i.company, i.index,
						i.subject, i.relation, i.value, i.missing, i.unit, i.period, i.period_earliest, i.period_latest,
						i.period_as_stated, i.status, i.standing, i.known_from, i.known_earliest, i.known_latest, i.as_stated,
						i.sources, i.flags
					FROM ROWS FROM (jsonb_to_recordset(CAST(:rows AS jsonb)) AS (line bigint, company text, index text,
						subject text, relation text, value numeric, missing text, unit text, period text,
						"periodEarliest" date, "periodLatest" date, "periodAsStated" text, status text, standing text,
						"knownFrom" text, "knownEarliest" date, "knownLatest" date, "asStated" text, sources jsonb, flags jsonb))
					WITH ORDINALITY AS i(line, company, index, subject, relation, value, missing, unit, period,
						period_earliest, period_latest, period_as_stated, status, standing, known_from, known_earliest,
						known_latest, as_stated, sources, flags, place)
					""")
			.bind("rows", this.json.writeValueAsString(rows))
			.then();
	}

	/** Notes what is wrong between rows, and between rows and the catalogue. */
	Mono<Void> check(Faults faults, Collection<String> refusedIndices) {
		Mono<Void> indices = note(faults, this.database.sql("""
				SELECT i.line, CASE WHEN x.key IS NULL THEN 'index' ELSE 'unit' END AS field,
					CASE WHEN x.key IS NULL THEN i.index ELSE i.unit END AS value,
					CASE WHEN x.key IS NULL THEN 'the key of an index, in the package or known before'
						WHEN x.dimension = 'money' THEN 'for money, an ISO 4217 code such as USD'
						ELSE 'the unit of the index, ' || x.unit END AS expected,
					count(*) OVER () AS number
				FROM incoming_observation i LEFT JOIN index x ON x.key = i.index AND x.superseded_at IS NULL
				WHERE i.index <> ALL(:refused) AND (x.key IS NULL
					OR CASE WHEN x.dimension = 'money' THEN i.unit <> ALL(:currencies) ELSE i.unit <> x.unit END)
				ORDER BY i.position
				LIMIT :most
				""")
			.bind("refused", refusedIndices.toArray(String[]::new))
			.bind("currencies", PackageReading.CURRENCIES.toArray(String[]::new)));
		Mono<Void> repeated = note(faults, this.database.sql("""
				SELECT i.line, 'value' AS field, CAST(i.value AS text) AS value,
					'each claim once; row ' || i.first || ' makes the same' AS expected, count(*) OVER () AS number
				FROM (
					SELECT line, position, value, row_number() OVER same AS nth, first_value(line) OVER same AS first
					FROM incoming_observation
					WINDOW same AS (
						PARTITION BY company, index, period, source_keys, relation, subject, value ORDER BY position)) i
				WHERE i.nth > 1
				ORDER BY i.position
				LIMIT :most
				"""));
		return indices.then(repeated);
	}

	/** Applies the incoming rows, and leaves none. */
	Mono<Counts> apply(Instant now) {
		Mono<Long> close = update(
				"""
						UPDATE observation o SET superseded_at = :now
						FROM incoming_observation i
						WHERE o.superseded_at IS NULL AND %s
							AND (o.missing, o.unit, CAST(o.value AS text), o.period_as_stated, o.status, o.standing, o.known_from,
								o.as_stated, o.sources, o.flags) IS DISTINCT FROM
								(i.missing, i.unit, CAST(i.value AS text), i.period_as_stated, i.status, i.standing, i.known_from,
								i.as_stated, i.sources, i.flags)
						"""
					.formatted(SAME_CLAIM),
				now);
		Mono<Long> add = update(
				"""
						INSERT INTO observation (company, index, id, revision, subject, relation, value, missing, unit, period,
							period_earliest, period_latest, period_as_stated, status, standing, known_from, known_earliest,
							known_latest, as_stated, sources, flags, recorded_at)
						SELECT i.company, i.index, coalesce(o.id, uuidv7()), coalesce(o.revision, 0) + 1, i.subject, i.relation,
							i.value, i.missing, i.unit, i.period, i.period_earliest, i.period_latest, i.period_as_stated, i.status,
							i.standing, i.known_from, i.known_earliest, i.known_latest, i.as_stated, i.sources, i.flags, :now
						FROM incoming_observation i LEFT JOIN observation o ON o.superseded_at = :now AND %1$s
						WHERE NOT EXISTS (SELECT FROM observation o WHERE o.superseded_at IS NULL AND %1$s)
						ORDER BY i.position
						"""
					.formatted(SAME_CLAIM),
				now);
		Mono<Long> clear = this.database.sql("DELETE FROM incoming_observation").fetch().rowsUpdated();
		return close.flatMap((superseded) -> add
			.flatMap((added) -> clear.map((rows) -> new Counts(added - superseded, superseded, rows - added))));
	}

	private Mono<Long> update(String sql, Instant now) {
		return this.database.sql(sql).bind("now", now).fetch().rowsUpdated();
	}

	private static Mono<Void> note(Faults faults, DatabaseClient.GenericExecuteSpec query) {
		AtomicLong number = new AtomicLong();
		return query.bind("most", Faults.LISTED).map((row) -> {
			number.set(Column.of(row, "number", Long.class));
			return fault(row);
		}).all().collectList().doOnNext((first) -> faults.addAll(number.get(), first)).then();
	}

	private static InvalidInput fault(Readable row) {
		return InvalidInput.row(IncomingObservation.RESOURCE, Column.of(row, "line", Long.class),
				row.get("field", String.class), row.get("value", String.class), Column.text(row, "expected"));
	}

}
