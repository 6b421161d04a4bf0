package io.casebook.testpostgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;

/**
 * A table that nobody else can read or write until this is closed, for what is changed
 * between two statements of others.
 */
public final class HeldTable implements AutoCloseable {

	private final String table;

	private final Connection holder;

	private final Statement statement;

	/** Holds a table, such as {@code metrics.observation}. */
	public HeldTable(String table) throws SQLException {
		this.table = table;
		this.holder = DriverManager.getConnection(PostgresServer.get().jdbcUrl("postgres"));
		this.holder.setAutoCommit(false);
		this.statement = this.holder.createStatement();
		change("LOCK TABLE %s; SET LOCAL search_path = %s".formatted(table, table.substring(0, table.indexOf('.'))));
	}

	/** Returns when somebody waits for the table. */
	public void awaitOther() throws SQLException, InterruptedException {
		long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
		while (!isWaitedFor()) {
			if (System.nanoTime() > end) {
				throw new IllegalStateException("Nobody waits for " + this.table);
			}
			TimeUnit.MILLISECONDS.sleep(10);
		}
	}

	private boolean isWaitedFor() throws SQLException {
		try (ResultSet found = this.statement.executeQuery(
				"SELECT FROM pg_locks WHERE relation = '%s'::regclass AND NOT granted".formatted(this.table))) {
			return found.next();
		}
	}

	/** Changes what is there when others go on. */
	public void change(String sql) throws SQLException {
		this.statement.execute(sql);
	}

	@Override
	public void close() throws SQLException {
		try (this.holder) {
			this.holder.commit();
		}
	}

}
