package io.casebook.metrics.intake;

import java.time.Instant;
import java.util.List;

import io.casebook.intake.Caller;
import io.casebook.intake.Counts;
import io.casebook.metrics.index.IndexNeeds;
import io.casebook.metrics.intake.PackageReading.IncomingIndex;
import io.casebook.metrics.intake.PackageReading.IncomingSet;
import io.casebook.metrics.row.Column;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;

/**
 * Writes indices and index sets: closes the version of what changed, then adds a version
 * of all that has none.
 */
@Repository
class CatalogueIntake {

	private static final String INCOMING_INDICES = """
			ROWS FROM (jsonb_to_recordset(CAST(:rows AS jsonb)) AS (key text, title text, unit text, "unitLabel" text,
				dimension text, better text, basis text, definition text, formula text))
			WITH ORDINALITY AS i(key, title, unit, unit_label, dimension, better, basis, definition, formula, place)
			""";

	private static final String INCOMING_SETS = """
			ROWS FROM (jsonb_to_recordset(CAST(:rows AS jsonb)) AS (key text, title text, description text, indices text[]))
			WITH ORDINALITY AS i(key, title, description, members, place)
			""";

	private final DatabaseClient database;

	private final JsonMapper json;

	private final IndexNeeds needs;

	CatalogueIntake(DatabaseClient database, JsonMapper json, IndexNeeds needs) {
		this.database = database;
		this.needs = needs;
		this.json = json;
	}

	Mono<Counts> applyIndices(PackageReading reading, Instant now, Caller caller) {
		String close = """
				UPDATE index x SET superseded_at = :now
				FROM %s
				WHERE x.key = i.key AND x.superseded_at IS NULL
					AND (x.title, x.unit, x.unit_label, x.dimension, x.better, x.basis, x.definition, x.formula)
						IS DISTINCT FROM
						(i.title, i.unit, i.unit_label, i.dimension, i.better, i.basis, i.definition, i.formula)
				""".formatted(INCOMING_INDICES);
		String add = """
				INSERT INTO index (key, revision, position, title, unit, unit_label, dimension, better, basis,
					definition, formula, recorded_at, recorded_by)
				SELECT i.key, coalesce(last.revision, 0) + 1,
					coalesce(last.position, (SELECT coalesce(max(position), 0) FROM index) + i.place),
					i.title, i.unit, i.unit_label, i.dimension, i.better, i.basis, i.definition, i.formula, :now, :caller
				FROM %s
				LEFT JOIN LATERAL (
					SELECT revision, position FROM index WHERE key = i.key ORDER BY revision DESC LIMIT 1) last ON true
				WHERE NOT EXISTS (SELECT FROM index WHERE key = i.key AND superseded_at IS NULL)
				"""
			.formatted(INCOMING_INDICES);
		return apply(close, add, reading.indices().values().stream().map(IncomingIndex::index).toList(), now, caller);
	}

	Mono<Counts> applySets(PackageReading reading, Instant now, Caller caller) {
		String close = """
				UPDATE index_set x SET superseded_at = :now
				FROM %s
				WHERE x.key = i.key AND x.superseded_at IS NULL
					AND (x.title, x.description, x.members) IS DISTINCT FROM (i.title, i.description, i.members)
				""".formatted(INCOMING_SETS);
		String add = """
				INSERT INTO index_set (key, revision, position, title, description, members, recorded_at, recorded_by)
				SELECT i.key, coalesce(last.revision, 0) + 1,
					coalesce(last.position, (SELECT coalesce(max(position), 0) FROM index_set) + i.place),
					i.title, i.description, i.members, :now, :caller
				FROM %s
				LEFT JOIN LATERAL (
					SELECT revision, position FROM index_set WHERE key = i.key ORDER BY revision DESC LIMIT 1) last ON true
				WHERE NOT EXISTS (SELECT FROM index_set WHERE key = i.key AND superseded_at IS NULL)
				"""
			.formatted(INCOMING_SETS);
		return apply(close, add, reading.sets().values().stream().map(IncomingSet::set).toList(), now, caller);
	}

	/**
	 * Notes members that are no indices, and units that claims already recorded do not
	 * have.
	 */
	Mono<Void> check(PackageReading reading) {
		String[] members = reading.sets()
			.values()
			.stream()
			.flatMap((set) -> set.members().keySet().stream())
			.distinct()
			.toArray(String[]::new);
		Mono<Void> known = this.database
			.sql("SELECT key FROM index WHERE superseded_at IS NULL AND key = ANY(:members)")
			.bind("members", members)
			.map((row) -> Column.text(row, "key"))
			.all()
			.collectList()
			.doOnNext((keys) -> refuseUnknownMembers(reading, keys))
			.then();
		return known.then(checkUnits(reading));
	}

	private static void refuseUnknownMembers(PackageReading reading, List<String> known) {
		reading.sets().values().forEach((set) -> set.members().forEach((index, row) -> {
			if (!known.contains(index) && !reading.refusedIndices().contains(index)) {
				reading.faults()
					.add(PackageReading.INDEX_SETS, row, "index", index,
							"the key of an index, in the package or known before");
			}
		}));
	}

	private Mono<Void> checkUnits(PackageReading reading) {
		return this.database.sql("""
				SELECT x.key
				FROM index x JOIN index before ON before.key = x.key AND before.revision = x.revision - 1
				WHERE x.key = ANY(:keys) AND x.superseded_at IS NULL
					AND (x.unit, x.dimension) IS DISTINCT FROM (before.unit, before.dimension)
				""")
			.bind("keys", reading.indices().keySet().toArray(String[]::new))
			.map((row) -> Column.text(row, "key"))
			.all()
			.flatMap((key) -> Mono.justOrEmpty(reading.indices().get(key)))
			.filterWhen((changed) -> this.needs.hasOtherClaims(changed.index()))
			.doOnNext((changed) -> reading.faults()
				.add(PackageReading.INDICES, changed.row(), "unit", changed.index().unit(),
						"the unit of the claims recorded; another unit is another index"))
			.then();
	}

	private Mono<Counts> apply(String close, String add, List<?> rows, Instant now, Caller caller) {
		if (rows.isEmpty()) {
			return Mono.just(new Counts(0, 0, 0));
		}
		String incoming = this.json.writeValueAsString(rows);
		DatabaseClient.GenericExecuteSpec adding = this.database.sql(add).bind("caller", caller.subject());
		return update(this.database.sql(close), incoming, now).flatMap((superseded) -> update(adding, incoming, now)
			.map((added) -> new Counts(added - superseded, superseded, rows.size() - added)));
	}

	private static Mono<Long> update(DatabaseClient.GenericExecuteSpec statement, String rows, Instant now) {
		return statement.bind("rows", rows).bind("now", now).fetch().rowsUpdated();
	}

}
