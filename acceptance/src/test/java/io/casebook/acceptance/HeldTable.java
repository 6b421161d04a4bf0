package io.casebook.acceptance;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Objects;

/**
 * A table that a service cannot read or write until this is closed: each of its
 * statements waits, and keeps its connection to the database busy.
 */
final class HeldTable implements AutoCloseable {

	private static final Map<String, String> TABLES = Map.of("company-service", "company.revision", "metrics-service",
			"metrics.observation", "timeline-service", "timeline.event");

	private final Connection holder;

	private final String table;

	private HeldTable(Connection holder, String table) {
		this.holder = holder;
		this.table = table;
	}

	/**
	 * Holds the table from which most answers of a service are made.
	 * @param database the address for JDBC, of somebody who may
	 */
	static HeldTable of(String service, String database) throws SQLException {
		Connection holder = DriverManager.getConnection(database);
		try (Statement statement = holder.createStatement()) {
			holder.setAutoCommit(false);
			statement.execute("SET lock_timeout = '5s'");
			String table = Objects.requireNonNull(TABLES.get(service));
			statement.execute("LOCK TABLE " + table);
			return new HeldTable(holder, table);
		}
		catch (SQLException ex) {
			holder.close();
			throw ex;
		}
	}

	/** How many statements wait. */
	int waiting() throws SQLException {
		try (Statement statement = this.holder.createStatement();
				ResultSet counted = statement
					.executeQuery("SELECT count(*) FROM pg_locks WHERE relation = '%s'::regclass AND NOT granted"
						.formatted(this.table))) {
			counted.next();
			return counted.getInt(1);
		}
	}

	@Override
	public void close() throws SQLException {
		this.holder.close();
	}

}
