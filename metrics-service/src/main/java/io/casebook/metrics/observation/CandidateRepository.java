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
 * counted with the chosen one, so that what is read does not grow with the years that
 * have ended.
 */
@Repository
public class CandidateRepository {

	private static final Duration DEADLINE = Duration.ofSeconds(10);

	private static final int FETCH_SIZE = 256;

	/** Whether a claim was certainly public. */
	private static final String KNOWN = "o.known_latest <= :known";

	/**
	 * What goes before the period: that it is preferred, then that it is the company's
	 * own.
	 */
	private static final String MERIT = "(2 * (o.standing = 'preferred')::integer + (o.subject IS NULL)::integer)";

	/**
	 * The last day of the period as a number, for which 24 bits do: years have four
	 * digits. An open end lasts.
	 */
	private static final String LAST_DAY = "coalesce(o.period_latest - DATE '2000-01-01' + 8388608, 16777215)";

	private static final String FIRST_KNOWN = "coalesce(o.known_earliest, '-infinity')";

	private final DatabaseClient database;

	private final ClaimReader reader;

	CandidateRepository(DatabaseClient database, ClaimReader reader) {
		this.database = database;
		this.reader = reader;
	}

	/**
	 * Candidates for the cells of the companies and indices, those of a cell next to each
	 * other. Which of them is chosen is left to the rule; here it is only used that the
	 * chosen one is preferred if any is, then the company's own, then one whose period
	 * ends last: the known claims that end on the day on which the best of them does. The
	 * claims of a cell are looked through for that day without being carried, and those
	 * that end on it are read after that.
	 * @param recordedAsOf the time whose record is wanted; the present without it
	 */
	public Flux<Candidate> find(Collection<String> companies, Collection<Index> indices, EdtfDate asOf,
			@Nullable Instant recordedAsOf) {
		Map<String, Index> byKey = indices.stream().collect(Collectors.toMap(Index::key, Function.identity()));
		Conditions conditions = new Conditions();
		conditions.add("o.standing <> 'deprecated' AND (o.status <> 'planned' OR o.index = ANY(:plans))", "plans",
				indices.stream().filter((index) -> index.basis() == Basis.PLAN).map(Index::key).toArray(String[]::new));
		conditions.recorded("o", recordedAsOf, false);
		String sql = """
				SELECT %1$s, CAST(NULL AS timestamptz) AS superseded_at, CAST(NULL AS text) AS retired_by,
					cell.known_claims
				FROM (
					SELECT o.company, o.index, count(*) FILTER (WHERE %3$s) AS known_claims,
						max(%4$s * 16777216 + %5$s) FILTER (WHERE %3$s) AS best, min(%6$s) AS first_known
					FROM observation o
					WHERE o.company = ANY(:companies) AND o.index = ANY(:indices) AND %2$s
					GROUP BY o.company, o.index) cell
				CROSS JOIN LATERAL (
					(SELECT o.*
					FROM observation o
					WHERE o.company = cell.company AND o.index = cell.index AND %2$s
						AND %3$s AND %5$s = cell.best %% 16777216)
					UNION ALL
					(SELECT o.*
					FROM observation o
					WHERE o.company = cell.company AND o.index = cell.index AND %2$s
						AND cell.known_claims = 0 AND %6$s = cell.first_known
					LIMIT 1)) o
				ORDER BY o.company, o.index
				""".formatted(ClaimReader.COLUMNS, conditions.sql(), KNOWN, MERIT, LAST_DAY, FIRST_KNOWN);
		return this.database.sql(sql)
			.bindValues(conditions.values())
			.bind("companies", companies.toArray(String[]::new))
			.bind("indices", byKey.keySet().toArray(String[]::new))
			.bind("known", Objects.requireNonNull(asOf.latest()))
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
