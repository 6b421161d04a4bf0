package io.casebook.company;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import io.casebook.testpostgres.PostgresServer;

/** Looks at the tables behind the service. */
final class Database {

	private Database() {
	}

	/** The number that a query gives. */
	static long number(String query) {
		try (Connection connection = DriverManager.getConnection(PostgresServer.get().jdbcUrl("postgres"));
				Statement statement = connection.createStatement();
				ResultSet result = statement.executeQuery(query)) {
			result.next();
			return result.getLong(1);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
