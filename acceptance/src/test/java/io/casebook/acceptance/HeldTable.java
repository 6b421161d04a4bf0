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

	private final String role;

	private HeldTable(Connection holder, String role) {
		this.holder = holder;
		this.role = role;
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
			return new HeldTable(holder, service.replace("-service", "_app"));
		}
		catch (SQLException ex) {
			holder.close();
			throw ex;
		}
	}

	/**
	 * How many of the service's statements wait: for the table, or for another statement
	 * that does, as changes wait for each other.
	 */
	int waiting() throws SQLException {
		try (Statement statement = this.holder.createStatement()) {
			// within a transaction, activity stays as it was first seen
			statement.execute("SELECT pg_stat_clear_snapshot()");
			try (ResultSet counted = statement.executeQuery("""
					SELECT count(*) FROM pg_stat_activity WHERE usename = '%s' AND wait_event_type = 'Lock'
					""".formatted(this.role))) {
				counted.next();
				return counted.getInt(1);
			}
		}
	}

	@Override
	public void close() throws SQLException {
		this.holder.close();
	}

}
