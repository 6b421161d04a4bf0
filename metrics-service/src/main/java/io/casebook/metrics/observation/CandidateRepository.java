package io.casebook.metrics.observation;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.casebook.edtf.EdtfDate;
import io.casebook.metrics.claim.Claim;
import io.casebook.metrics.index.Basis;
import io.casebook.metrics.index.Index;
import io.casebook.metrics.row.Column;
import io.r2dbc.spi.Readable;
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
	 * The claims are looked through in the order of their key, without sorting them.
	 * @param recordedAsOf the time whose record is wanted; the present without it
	 */
	public Flux<Candidate> find(Collection<String> companies, Collection<Index> indices, EdtfDate asOf,
			@Nullable Instant recordedAsOf) {
		Map<String, Index> byKey = indices.stream().collect(Collectors.toMap(Index::key, Function.identity()));
		Conditions conditions = new Conditions();
		conditions.anyOf("o.company", "companies", List.copyOf(companies));
		conditions.anyOf("o.index", "indices", List.copyOf(byKey.keySet()));
		conditions.add("(o.status <> 'planned' OR o.index = ANY(:plans))", "plans",
				indices.stream().filter((index) -> index.basis() == Basis.PLAN).map(Index::key).toArray(String[]::new));
		conditions.add("true", "known", asOf.latest());
		conditions.recorded("o", recordedAsOf, false);
		String sql = """
				SELECT %1$s, CAST(NULL AS timestamptz) AS superseded_at, CAST(NULL AS text) AS retired_by, o.known_claims
				FROM (
					SELECT o.*,
						count(*) FILTER (WHERE o.known) OVER cell AS known_claims,
						max(ARRAY[o.merit, o.last_day, o.first_day]) FILTER (WHERE o.known) OVER cell AS best,
						min(ROW(o.known_first, o.id)) OVER cell AS first_known
					FROM (
						SELECT o.*, (o.known_latest <= :known) IS TRUE AS known,
							coalesce(o.known_earliest, '-infinity') AS known_first,
							2 * (o.standing = 'preferred')::integer + (o.subject IS NULL)::integer AS merit,
							coalesce(o.period_latest - DATE '2000-01-01', 2147483647) AS last_day,
							coalesce(o.period_earliest - DATE '2000-01-01', -2147483648) AS first_day
						FROM observation o
						WHERE %2$s AND o.standing <> 'deprecated') o
					WINDOW cell AS (PARTITION BY o.company, o.index)) o
				WHERE CASE WHEN o.known_claims > 0
					THEN o.known AND o.last_day = o.best[2] AND o.first_day = o.best[3]
					ELSE ROW(o.known_first, o.id) = o.first_known END
				ORDER BY o.company, o.index
				"""
			.formatted(ClaimReader.COLUMNS, conditions.sql());
		return this.database.sql(sql)
			.bindValues(conditions.values())
			.filter((statement) -> statement.fetchSize(FETCH_SIZE))
			.map((row) -> new Candidate(this.reader.read(row, index(byKey, row)),
					Column.of(row, "known_claims", Long.class).intValue()))
			.all()
			.timeout(DEADLINE);
	}

	private static Index index(Map<String, Index> byKey, Readable row) {
		return Objects.requireNonNull(byKey.get(Column.text(row, "index")));
	}

	/**
	 * A claim that a cell may show.
	 *
	 * @param known how many claims that could fill the cell were certainly public, those
	 * that are not candidates included; with none, the claim is one that was the first to
	 * be public
	 */
	public record Candidate(Claim claim, int known) {
	}

}
