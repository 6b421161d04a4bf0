package io.casebook.metrics.batch;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

import io.casebook.intake.Faults;
import io.casebook.metrics.batch.StagedBatch.IndexUse;
import io.casebook.metrics.index.Index;
import io.casebook.metrics.index.IndexRepository;
import io.casebook.metrics.observation.IncomingObservation;
import io.casebook.metrics.row.Column;
import io.casebook.problem.InvalidInput;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;

/**
 * Checks a staged batch against the catalogue and its rows against each other. What is
 * wrong is found over the whole; the rows are looked at only to name those concerned.
 */
@Repository
class BatchChecks {

	/** The columns that make two rows the same claim. */
	private static final String CLAIM = "company, index, period, source_keys, relation, subject, value, unit";

	private final DatabaseClient database;

	private final IndexRepository indices;

	BatchChecks(DatabaseClient database, IndexRepository indices) {
		this.database = database;
		this.indices = indices;
	}

	/**
	 * Notes indices that are not known, and units that theirs do not take.
	 * @param refused indices whose own fault is noted already
	 */
	Mono<Void> catalogue(StagedBatch batch, Collection<String> refused, Faults faults) {
		List<String> keys = batch.uses().stream().map(IndexUse::index).distinct().toList();
		return this.indices.findKnown(keys).flatMap((known) -> {
			List<IndexUse> wrong = batch.uses()
				.stream()
				.filter((use) -> !refused.contains(use.index()) && !fits(use, known))
				.toList();
			return wrong.isEmpty() ? Mono.empty() : noteUses(batch, wrong, known, faults);
		});
	}

	/**
	 * Notes rows that make the same claim as an earlier one, if there may be some. Hashes
	 * that all differ rule it out in a fraction of the time.
	 */
	Mono<Void> repetition(StagedBatch batch, Faults faults) {
		return this.database
			.sql("SELECT count(DISTINCT hash_record_extended(ROW(%s), 0)) FROM %s".formatted(CLAIM, table(batch)))
			.mapValue(Long.class)
			.one()
			.filter((distinct) -> distinct < batch.rows())
			.flatMap((distinct) -> noteRepetition(batch, faults));
	}

	Mono<Void> noteRepetition(StagedBatch batch, Faults faults) {
		return note(faults, this.database.sql("""
				SELECT line, 'value' AS field, CAST(value AS text) AS value,
					'each claim once; row ' || first || ' makes the same' AS expected, count(*) OVER () AS number
				FROM (
					SELECT line, value, row_number() OVER same AS nth, first_value(line) OVER same AS first
					FROM %s
					WINDOW same AS (PARTITION BY %s ORDER BY line)) i
				WHERE nth > 1
				ORDER BY line
				LIMIT :most
				""".formatted(table(batch), CLAIM)));
	}

	private Mono<Void> noteUses(StagedBatch batch, List<IndexUse> wrong, Map<String, Index> known, Faults faults) {
		return note(faults, this.database
			.sql("""
					SELECT coalesce(i.line, w.row) AS line, w.field, CASE w.field WHEN 'index' THEN w.index ELSE w.unit END AS value,
						w.expected, count(*) OVER () AS number
					FROM unnest(:indices, :units, :rows, :fields, :expected) AS w(index, unit, row, field, expected)
						LEFT JOIN %s i ON w.row = 0 AND w.index = i.index AND w.unit = i.unit
					WHERE w.row > 0 OR i.line IS NOT NULL
					ORDER BY 1
					LIMIT :most
					"""
				.formatted(table(batch)))
			.bind("indices", wrong.stream().map(IndexUse::index).toArray(String[]::new))
			.bind("units", wrong.stream().map(IndexUse::unit).toArray(String[]::new))
			.bind("rows", wrong.stream().map((use) -> Objects.requireNonNullElse(use.row(), 0L)).toArray(Long[]::new))
			.bind("fields",
					wrong.stream()
						.map((use) -> known.containsKey(use.index()) ? "unit" : "index")
						.toArray(String[]::new))
			.bind("expected", wrong.stream().map((use) -> expected(known.get(use.index()))).toArray(String[]::new)));
	}

	private static boolean fits(IndexUse use, Map<String, Index> known) {
		Index index = known.get(use.index());
		return index != null && index.takes(use.unit());
	}

	private static String expected(@Nullable Index index) {
		return (index != null) ? index.expectedUnit() : "the key of an index, in the package or known before";
	}

	private static Mono<Void> note(Faults faults, DatabaseClient.GenericExecuteSpec query) {
		AtomicLong number = new AtomicLong();
		return query.bind("most", Faults.LISTED).map((row) -> {
			number.set(Column.of(row, "number", Long.class));
			return InvalidInput.row(IncomingObservation.RESOURCE, Column.of(row, "line", Long.class),
					Column.text(row, "field"), row.get("value", String.class), Column.text(row, "expected"));
		}).all().collectList().doOnNext((first) -> faults.addAll(number.get(), first)).then();
	}

	private static String table(StagedBatch batch) {
		return BatchRepository.table(batch.place());
	}

}
