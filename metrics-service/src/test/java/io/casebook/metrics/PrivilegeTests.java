package io.casebook.metrics;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

import io.casebook.testpostgres.PostgresServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What the service may do in the database, by the role that it works under. */
@ServiceTest
class PrivilegeTests {

	private static final String INSUFFICIENT_PRIVILEGE = "42501";

	@BeforeAll
	static void anotherServiceHasATable() {
		PostgresServer.get().execute("CREATE TABLE IF NOT EXISTS company.kept_apart (key text)");
	}

	@ParameterizedTest
	@ValueSource(strings = { "CREATE TABLE own (key text)", "CREATE TABLE public.own (key text)",
			"CREATE TEMPORARY TABLE own (key text)", "CREATE SCHEMA own", "DROP TABLE observation",
			"TRUNCATE observation", "ALTER TABLE observation ADD COLUMN own text", "SELECT key FROM company.kept_apart",
			"INSERT INTO company.kept_apart VALUES ('x')", "SELECT version FROM flyway_schema_history",
			"DELETE FROM flyway_schema_history" })
	void applicationRoleIsRefused(String sql) {
		assertThatExceptionOfType(SQLException.class).isThrownBy(() -> run(sql))
			.returns(INSUFFICIENT_PRIVILEGE, SQLException::getSQLState);
	}

	@Test
	void applicationRoleReadsAndWritesRows() {
		assertThatCode(() -> {
			run("SELECT id FROM observation");
			run("UPDATE index SET position = position");
			run("TRUNCATE staged_observation_1");
		}).doesNotThrowAnyException();
	}

	private static void run(String sql) throws SQLException {
		try (Connection connection = DriverManager.getConnection(PostgresServer.get().jdbcUrl("metrics_app"));
				Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

}
