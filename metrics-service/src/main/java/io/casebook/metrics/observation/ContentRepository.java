package io.casebook.metrics.observation;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import io.casebook.keyset.Stretches;
import io.casebook.metrics.claim.Claim;
import io.casebook.metrics.row.Column;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;

/**
 * Reads all that companies have, ordered by what it says and not by ids, which are
 * another in each place: the same claims always come in the same order. As of one time,
 * and in stretches that hold no connection while the reader takes them.
 */
@Repository
public class ContentRepository {

	private static final Duration DEADLINE = Duration.ofSeconds(55);

	private static final int STRETCH = 2000;

	/** Along {@code observation_current}. */
	private static final String ORDER = """
			o.company COLLATE "POSIX", o.index COLLATE "POSIX", o.period, o.source_keys, o.relation, coalesce(o.subject, ''),
			coalesce(o.value, 'NaN'), o.unit""";

	private static final String COLUMNS = ClaimReader.COLUMNS
			+ ", CAST(NULL AS timestamptz) AS superseded_at, CAST(NULL AS text) AS retired_by";

	private static final String LATER = """
			(%s) > (:company, :index, :period, :keys, :relation, coalesce(:subject, ''), coalesce(:value, 'NaN'), :unit)"""
		.formatted(ORDER);

	private final DatabaseClient database;

	private final ClaimReader reader;

	ContentRepository(DatabaseClient database, ClaimReader reader) {
		this.database = database;
		this.reader = reader;
	}

	/** The claims that were current at the time, in stretches. */
	public Flux<List<Claim>> current(Collection<String> companies, Instant at) {
		return stretches(current(companies, at, null), (last) -> current(companies, at, last));
	}

	/** The versions that were superseded by the time, in stretches. */
	public Flux<List<Claim>> past(Collection<String> companies, Instant at) {
		return stretches(past(companies, at, null), (last) -> past(companies, at, last));
	}

	/**
	 * The keys of the indices that the companies have claims of, in the catalogue's
	 * order.
	 */
	public Mono<List<String>> usedIndices(Collection<String> companies, Instant at) {
		return this.database.sql("""
				SELECT x.key
				FROM index x
				WHERE x.recorded_at <= :at AND (x.superseded_at IS NULL OR x.superseded_at > :at) AND EXISTS (
					SELECT FROM observation o
					WHERE o.company = ANY(:companies) AND o.index = x.key AND o.recorded_at <= :at
						AND (o.superseded_at IS NULL OR o.superseded_at > :at))
				ORDER BY x.position
				""")
			.bind("companies", companies.toArray(String[]::new))
			.bind("at", at)
			.mapValue(String.class)
			.all()
			.collectList()
			.timeout(DEADLINE);
	}

	private static Flux<List<Claim>> stretches(Mono<List<Claim>> first, Function<Claim, Mono<List<Claim>>> after) {
		return Stretches.of(STRETCH, first, after).filter((claims) -> !claims.isEmpty());
	}

	/**
	 * Those that are current still and those that were superseded since then are each
	 * found along an index of their own.
	 */
	private Mono<List<Claim>> current(Collection<String> companies, Instant at, @Nullable Claim last) {
		String part = """
				SELECT o.*
				FROM observation o
				WHERE o.company COLLATE "POSIX" = ANY(:companies) AND o.recorded_at <= :at AND o.superseded_at %%s AND %1$s
				ORDER BY %2$s
				LIMIT :rows"""
			.formatted((last != null) ? LATER : "true", ORDER);
		String sql = "SELECT %s FROM ((%s) UNION ALL (%s)) o ORDER BY %s LIMIT :rows".formatted(COLUMNS,
				part.formatted("IS NULL"), part.formatted("> :at"), ORDER);
		DatabaseClient.GenericExecuteSpec query = query(sql, companies, at, last);
		if (last != null) {
			query = query.bind("period", last.period().toString())
				.bind("keys", Cited.of(last.sources()).keys().toArray(String[]::new))
				.bind("relation", last.relation().toString())
				.bind("unit", last.unit());
			query = Column.bind(query, "subject", last.subject());
			query = Column.bind(query, "value", last.value(), BigDecimal.class);
		}
		return read(query);
	}

	private Mono<List<Claim>> past(Collection<String> companies, Instant at, @Nullable Claim last) {
		DatabaseClient.GenericExecuteSpec query = query(
				"""
						SELECT %s, o.superseded_at, o.retired_by
						FROM observation o
						WHERE o.company = ANY(:companies) AND o.superseded_at <= :at AND %s
						ORDER BY o.company, o.index, o.id, o.revision
						LIMIT :rows
						""".formatted(ClaimReader.COLUMNS, (last != null)
						? "(o.company, o.index, o.id, o.revision) > (:company, :index, :id, :revision)" : "true"),
				companies, at, last);
		return read((last != null) ? query.bind("id", last.id()).bind("revision", last.revision()) : query);
	}

	private DatabaseClient.GenericExecuteSpec query(String sql, Collection<String> companies, Instant at,
			@Nullable Claim last) {
		Stream<String> rest = companies.stream()
			.filter((company) -> last == null || company.compareTo(last.company()) >= 0);
		DatabaseClient.GenericExecuteSpec query = this.database.sql(sql)
			.bind("companies", rest.toArray(String[]::new))
			.bind("at", at)
			.bind("rows", STRETCH);
		return (last != null) ? query.bind("company", last.company()).bind("index", last.index()) : query;
	}

	private Mono<List<Claim>> read(DatabaseClient.GenericExecuteSpec query) {
		return query.map(this.reader::readBare).all().collectList().timeout(DEADLINE);
	}

}
