package io.casebook.company;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import io.casebook.testpostgres.PostgresServer;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What was recorded before parts had versions of their own. */
class MigrationTests {

	private static final String DATABASE = "company_before";

	@Test
	void versionsOfCompaniesArePartedIntoThoseOfTheirParts() throws SQLException {
		PostgresServer.get().execute("DROP DATABASE IF EXISTS " + DATABASE);
		PostgresServer.get().execute("CREATE DATABASE " + DATABASE);
		execute("postgres", "CREATE SCHEMA company AUTHORIZATION company_owner");
		migrate("1");
		execute("company_owner", """
				INSERT INTO entity VALUES ('a', 'company'), ('b', 'company'), ('p', 'offering');
				INSERT INTO company (key, name, kind, summary) VALUES ('a', 'A', 'case', 'x'), ('b', 'B', 'case', 'y');
				INSERT INTO offering (key, company_key, name, kind) VALUES ('p', 'a', 'P', 'k');
				INSERT INTO capability (key, company_key, statement) VALUES ('c', 'a', 'Learns');
				INSERT INTO relationship (from_key, relation, to_key, note) VALUES
					('b', 'founded', 'p', NULL), ('a', 'founded-by', 'b', 'Late'), ('p', 'partner-of', 'b', NULL);
				INSERT INTO revision (kind, key, revision, recorded_at, content)
				SELECT p.kind, p.key, 1, '2024-01-01Z',
					CASE p.key WHEN 'a' THEN p.content || '{"capabilities": [], "relationships": []}' ELSE p.content END
				FROM present_content p;
				INSERT INTO revision (kind, key, revision, recorded_at, content)
				SELECT 'company', 'a', 2, '2024-02-01Z',
					p.content #- '{relationships,0,note}' || '{"name": "Before"}'
				FROM present_content p WHERE p.key = 'a';
				INSERT INTO revision (kind, key, revision, recorded_at, content)
				SELECT 'company', 'a', 3, '2024-03-01Z', p.content FROM present_content p WHERE p.key = 'a';
				""");
		migrate("latest");
		assertThat(rows("""
				SELECT concat_ws(' ', kind, key, revision, (recorded_at AT TIME ZONE 'UTC')::date,
					(superseded_at AT TIME ZONE 'UTC')::date, recorded_by, place, content)
				FROM revision WHERE kind IN ('capability', 'relationship') ORDER BY kind, key, revision
				""")).containsExactly("""
				capability c 1 2024-02-01 casebook 1 {"key": "c", "flags": [], "company": "a", "sources": [], \
				"statement": "Learns"}""", """
				relationship a/founded-by/b 1 2024-02-01 2024-03-01 casebook 2 {"to": "b", "from": "a", "flags": [], \
				"sources": [], "relation": "founded-by"}""",
				"""
						relationship a/founded-by/b 2 2024-03-01 casebook 2 {"to": "b", "from": "a", "note": "Late", "flags": [], \
						"sources": [], "relation": "founded-by"}""",
				"""
						relationship b/founded/p 1 2024-01-01 casebook 1 {"to": "p", "from": "b", "flags": [], "sources": [], \
						"relation": "founded"}""",
				"""
						relationship p/partner-of/b 1 2024-01-01 casebook 3 {"to": "b", "from": "p", "flags": [], "sources": [], \
						"relation": "partner-of"}""");
		assertThat(
				rows("""
						SELECT concat_ws(' ', kind, key, revision, content ->> 'name', (superseded_at AT TIME ZONE 'UTC')::date, place)
						FROM revision WHERE kind IN ('company', 'offering') ORDER BY kind, key, revision
						"""))
			.containsExactly("company a 1 A 2024-02-01", "company a 2 Before 2024-03-01", "company a 3 A",
					"company b 1 B", "offering p 1 P 1");
		assertThat(rows("""
				SELECT h.key FROM held h JOIN present p USING (kind, key)
				WHERE h.content IS DISTINCT FROM p.content OR h.place IS DISTINCT FROM p.place
				""")).isEmpty();
	}

	private static void migrate(String target) {
		Flyway.configure()
			.dataSource(url("company_owner"), null, null)
			.schemas("company")
			.createSchemas(false)
			.target(target)
			.load()
			.migrate();
	}

	private static String url(String user) {
		return PostgresServer.get().jdbcUrl(user).replace("/casebook?", "/" + DATABASE + "?");
	}

	private static void execute(String user, String sql) throws SQLException {
		try (Connection connection = DriverManager.getConnection(url(user));
				Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

	private static List<String> rows(String query) throws SQLException {
		List<String> rows = new ArrayList<>();
		try (Connection connection = DriverManager.getConnection(url("company_owner"));
				Statement statement = connection.createStatement();
				ResultSet result = statement.executeQuery(query)) {
			while (result.next()) {
				rows.add(result.getString(1));
			}
		}
		return rows;
	}

}
