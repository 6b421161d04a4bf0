package io.casebook.company.intake;

import java.time.Duration;
import java.util.List;

import io.casebook.intake.Counts;
import io.r2dbc.spi.Readable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;

/**
 * The rows of a package, or the parts of a document, between the door and their tables.
 * Everything here runs in the transaction of the write. The rows wait in a table rather
 * than in memory, so that a package may be larger than memory, and may mention what comes
 * further down.
 */
@Repository
class Staging {

	private final DatabaseClient database;

	private final JsonMapper json;

	Staging(DatabaseClient database, JsonMapper json) {
		this.database = database;
		this.json = json;
	}

	/**
	 * Makes ready for a package: it may take longer than a request, and what it is
	 * checked with is planned anew. A plan of when tables were nearly empty looks through
	 * them for each row.
	 */
	Mono<Void> begin(Duration deadline) {
		return this.database.sql("SELECT set_config('statement_timeout', :deadline, true)")
			.bind("deadline", Long.toString(deadline.toMillis()))
			.then()
			.then(this.database.sql("DISCARD PLANS").then());
	}

	Mono<Void> add(List<StagedRow> rows) {
		return this.database.sql("""
				INSERT INTO staged_row (resource, row, pointer, about, identity, mentions, content)
				SELECT r.resource, r.row, r.pointer, r.about, r.identity, r.mentions, r.content
				FROM ROWS FROM (jsonb_to_recordset(cast(:rows AS jsonb)) AS (resource text, row bigint, pointer text,
					about text, identity text[], mentions jsonb, content jsonb)) WITH ORDINALITY AS r
				ORDER BY r.ordinality
				""").bind("rows", this.json.writeValueAsString(rows)).then();
	}

	Mono<Counts> merge(PackageResource resource) {
		return this.database.sql("SELECT count(*) FROM staged_row WHERE resource = :resource")
			.bind("resource", resource.name())
			.mapValue(Long.class)
			.one()
			.filter((rows) -> rows > 0)
			.flatMap((rows) -> this.database.sql(resource.merge()).map((row) -> counts(rows, row)).one());
	}

	/** Leaves nothing staged. */
	Mono<Void> clear() {
		return this.database.sql("DELETE FROM staged_row").then();
	}

	private static Counts counts(long rows, Readable row) {
		Long created = row.get("created", Long.class);
		Long superseded = row.get("superseded", Long.class);
		long made = (created != null) ? created : 0;
		long changed = (superseded != null) ? superseded : 0;
		return new Counts(made, changed, rows - made - changed);
	}

}
