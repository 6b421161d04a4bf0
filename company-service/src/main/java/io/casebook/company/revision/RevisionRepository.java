package io.casebook.company.revision;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

import io.casebook.company.database.JsonStatements;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;

/** All versions of things, those that hold no more too. */
@Repository
class RevisionRepository {

	private final DatabaseClient database;

	private final JsonStatements json;

	RevisionRepository(DatabaseClient database, JsonStatements json) {
		this.database = database;
		this.json = json;
	}

	/**
	 * The versions of a thing after one of them, the first recorded first; fails as an
	 * unknown key when there never was such a thing.
	 * @param company whose it must have been at some time; anybody's when absent
	 */
	<T> Mono<List<Revision<T>>> find(Kind kind, @Nullable String company, String key, int after, int rows,
			Class<T> type) {
		if (!Versions.KEY.matcher(key).matches()) {
			return Mono.error(Versions.unknown(kind, key));
		}
		return this.json.list(this.database.sql("""
				SELECT v.answer, v.revision, v.recorded_at, v.recorded_by, v.superseded_at, v.content IS NULL AS retired
				FROM version v
				WHERE v.kind = :kind AND v.key = :key AND v.revision > :after
					AND (cast(:company AS text) IS NULL OR EXISTS (
						SELECT FROM revision o
						WHERE o.kind = :kind AND o.key = :key AND o.content ->> 'company' = :company))
				ORDER BY v.revision
				LIMIT :rows
				""")
			.bind("kind", kind.toString())
			.bind("company", Parameters.in(R2dbcType.VARCHAR, company))
			.bind("key", key)
			.bind("after", after)
			.bind("rows", rows), (row) -> revision(row, type))
			.filter((found) -> after > 0 || !found.isEmpty())
			.switchIfEmpty(Mono.error(() -> Versions.unknown(kind, key)));
	}

	private <T> Revision<T> revision(Readable row, Class<T> type) {
		boolean retired = Objects.requireNonNull(row.get("retired", Boolean.class));
		return new Revision<>(Objects.requireNonNull(row.get("revision", Integer.class)),
				Objects.requireNonNull(row.get("recorded_at", Instant.class)),
				Objects.requireNonNull(row.get("recorded_by", String.class)), row.get("superseded_at", Instant.class),
				retired ? true : null, retired ? null : this.json.content(row, type));
	}

}
