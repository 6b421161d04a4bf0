package io.casebook.metrics.observation;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

import io.casebook.edtf.EdtfDate;
import io.casebook.metrics.claim.Claim;
import io.casebook.metrics.row.Column;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;

/**
 * Reads what a matrix needs: of each cell's claims those that may be chosen or are
 * counted with the chosen one, so that what is read does not grow with the years.
 */
@Repository
public class CandidateRepository {

	private static final Duration DEADLINE = Duration.ofSeconds(10);

	private static final int FETCH_SIZE = 256;

	private final DatabaseClient database;

	private final ClaimReader reader;

	CandidateRepository(DatabaseClient database, ClaimReader reader) {
		this.database = database;
		this.reader = reader;
	}

	/**
	 * Candidates for the cells of the companies and indices, those of a cell next to each
	 * other. Which of them is chosen is left to the rule; here it is only used that the
	 * chosen one is preferred if any is, then the company's own, then of the last period.
	 * @param recordedAsOf the time whose record is wanted; the present without it
	 */
	public Flux<Candidate> find(Collection<String> companies, Collection<String> indices, EdtfDate asOf,
			@Nullable Instant recordedAsOf) {
		Conditions conditions = new Conditions();
		conditions.anyOf("o.company", "companies", List.copyOf(companies));
		conditions.anyOf("o.index", "indices", List.copyOf(indices));
		conditions.add("true", "known", asOf.latest());
		conditions.recorded("o", recordedAsOf, false);
		conditions.recorded("x", recordedAsOf, false);
		String sql = """
				SELECT %1$s, CAST(NULL AS timestamptz) AS superseded_at, CAST(NULL AS text) AS retired_by, %2$s, o.known_claims
				FROM (
					SELECT %1$s, o.period_earliest, o.period_latest, o.known_latest <= :known AS known,
						count(*) FILTER (WHERE o.known_latest <= :known) OVER cell AS known_claims,
						first_value(o.period_latest) OVER best AS best_latest,
						first_value(o.period_earliest) OVER best AS best_earliest,
						row_number() OVER (cell ORDER BY o.known_earliest NULLS FIRST) AS nth,
						x.dimension, x.unit AS usual_unit, x.unit_label
					FROM observation o JOIN index x ON x.key = o.index
					WHERE %3$s AND o.standing <> 'deprecated' AND (o.status <> 'planned' OR x.basis = 'plan')
					WINDOW cell AS (PARTITION BY o.company, o.index), best AS (
						cell ORDER BY (o.known_latest <= :known) IS TRUE DESC, o.standing = 'preferred' DESC,
							o.subject IS NOT NULL, o.period_latest DESC NULLS FIRST, o.period_earliest DESC NULLS LAST)) o
				WHERE CASE WHEN o.known_claims > 0
					THEN o.known AND o.period_latest IS NOT DISTINCT FROM o.best_latest
						AND o.period_earliest IS NOT DISTINCT FROM o.best_earliest
					ELSE o.nth = 1 END
				ORDER BY o.company, o.index
				"""
			.formatted(ClaimReader.COLUMNS, "o.dimension, o.usual_unit, o.unit_label", conditions.sql());
		return this.database.sql(sql)
			.bindValues(conditions.values())
			.filter((statement) -> statement.fetchSize(FETCH_SIZE))
			.map((row) -> new Candidate(this.reader.read(row), Column.of(row, "known_claims", Long.class).intValue()))
			.all()
			.timeout(DEADLINE);
	}

	/**
	 * A claim that a cell may show.
	 *
	 * @param known how many claims that could fill the cell were certainly public, those
	 * that are not candidates included; with none, the claim says that there are some
	 * that were not
	 */
	public record Candidate(Claim claim, int known) {
	}

}
