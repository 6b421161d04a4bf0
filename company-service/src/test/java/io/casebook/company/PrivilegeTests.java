package io.casebook.company;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

import io.casebook.testpostgres.PostgresServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

@CompanyServiceTest
class PrivilegeTests {

	@ParameterizedTest
	@ValueSource(strings = { "CREATE TABLE company.extra (id int)", "CREATE TABLE public.extra (id int)",
			"CREATE TEMPORARY TABLE extra (id int)", "DROP TABLE company.company",
			"ALTER TABLE company.company ADD extra int", "TRUNCATE company.company",
			"CREATE TABLE metrics.extra (id int)", "SELECT * FROM metrics.flyway_schema_history",
			"SELECT version FROM flyway_schema_history", "DELETE FROM flyway_schema_history", "CREATE SCHEMA extra" })
	void applicationRoleMayNot(String statement) {
		assertThatExceptionOfType(SQLException.class).isThrownBy(() -> execute(statement))
			.withMessageMatching("(?s).*(permission denied|must be owner).*");
	}

	@Test
	void applicationRoleReadsItsOwnSchema() {
		assertThatNoException().isThrownBy(() -> execute("SELECT key FROM company"));
	}

	private static void execute(String sql) throws SQLException {
		try (Connection connection = DriverManager.getConnection(PostgresServer.get().jdbcUrl("company_app"));
				Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

}
