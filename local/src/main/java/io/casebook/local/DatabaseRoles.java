package io.casebook.local;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * The database and its roles, from the very file that operators use. Doing it again
 * changes nothing.
 */
final class DatabaseRoles {

	private DatabaseRoles() {
	}

	static void prepare(EmbeddedPostgres server) throws SQLException, IOException {
		try (Connection connection = server.getPostgresDatabase().getConnection();
				Statement statement = connection.createStatement()) {
			if (!exists(statement)) {
				statement.execute("CREATE DATABASE " + Database.NAME);
			}
		}
		try (Connection connection = server.getDatabase("postgres", Database.NAME).getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute(roles());
		}
	}

	private static boolean exists(Statement statement) throws SQLException {
		try (ResultSet found = statement
			.executeQuery("SELECT 1 FROM pg_database WHERE datname = '%s'".formatted(Database.NAME))) {
			return found.next();
		}
	}

	private static String roles() throws IOException {
		try (InputStream file = DatabaseRoles.class.getResourceAsStream("/postgresql/roles.sql")) {
			if (file == null) {
				throw new IllegalStateException("/postgresql/roles.sql is not on the class path");
			}
			return new String(file.readAllBytes(), StandardCharsets.UTF_8);
		}
	}

}
