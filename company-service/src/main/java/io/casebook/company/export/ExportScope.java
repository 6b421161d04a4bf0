package io.casebook.company.export;

import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

/**
 * What an export holds: the companies that are asked for, with all that they offer and
 * all relationships that they and their offerings are in, and as much of others as these
 * rows mention. Imported elsewhere and asked for again, it is the same.
 *
 * @param given the companies that are asked for
 * @param companies these and the others, who come without capabilities and without
 * relationships of their own
 * @param offerings the offerings of those asked for, and those that rows mention
 * @param relationships the relationships by their places
 */
record ExportScope(String[] given, String[] companies, String[] offerings, Long[] relationships, String[] groups,
		String[] sources) {

	static Mono<ExportScope> of(DatabaseClient database, ExportRequest request) {
		String[] given = request.companies().toArray(String[]::new);
		return database
			.sql("""
					WITH RECURSIVE given AS (
						SELECT unnest(cast(:companies AS text[])) AS key
					), own AS (
						SELECT key FROM given
						UNION
						SELECT o.key::text FROM offering o WHERE o.company_key IN (SELECT key FROM given)
					), said AS (
						SELECT r.place, r.from_key::text AS from_key, r.to_key::text AS to_key
						FROM relationship r
						WHERE r.from_key IN (SELECT key FROM own) OR r.to_key IN (SELECT key FROM own)
					), named AS (
						SELECT key FROM own UNION SELECT from_key FROM said UNION SELECT to_key FROM said
					), offered AS (
						SELECT o.key::text AS key FROM offering o WHERE o.key IN (SELECT key FROM named)
						UNION
						SELECT c.key FROM offered d JOIN offering o ON o.key = d.key CROSS JOIN unnest(o.combines) AS c (key)
					)
					SELECT
						ARRAY(
							SELECT c.key::text FROM company c WHERE c.key IN (SELECT key FROM named)
							UNION
							SELECT o.company_key FROM offering o WHERE o.key IN (SELECT key FROM offered)) AS companies,
						ARRAY(SELECT key FROM offered) AS offerings,
						ARRAY(SELECT place FROM said) AS relationships
					""")
			.bind("companies", given)
			.map((row) -> new ExportScope(given, texts(row, "companies"), texts(row, "offerings"),
					array(row.get("relationships", Long[].class), new Long[0]), request.groups().toArray(String[]::new),
					request.sources().toArray(String[]::new)))
			.one();
	}

	/** Gives a statement those of the keys that it names. */
	GenericExecuteSpec bind(DatabaseClient database, String sql) {
		GenericExecuteSpec statement = database.sql(sql);
		statement = sql.contains(":given") ? statement.bind("given", this.given) : statement;
		statement = sql.contains(":companies") ? statement.bind("companies", this.companies) : statement;
		statement = sql.contains(":offerings") ? statement.bind("offerings", this.offerings) : statement;
		statement = sql.contains(":relationships") ? statement.bind("relationships", this.relationships) : statement;
		statement = sql.contains(":groups") ? statement.bind("groups", this.groups) : statement;
		return sql.contains(":sources") ? statement.bind("sources", this.sources) : statement;
	}

	private static String[] texts(Readable row, String column) {
		return array(row.get(column, String[].class), new String[0]);
	}

	private static <T> T[] array(T @Nullable [] value, T[] none) {
		return (value != null) ? value : none;
	}

}
