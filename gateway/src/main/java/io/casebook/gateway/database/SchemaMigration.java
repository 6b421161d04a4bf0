package io.casebook.gateway.database;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;

import jakarta.annotation.PreDestroy;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.stereotype.Component;

/**
 * Migrates the schema at the start, or, when the database cannot be reached then, as soon
 * as it can: a gateway that starts during an outage serves what needs no database of its
 * own.
 */
@Component
class SchemaMigration implements FlywayMigrationStrategy {

	private static final Logger log = LoggerFactory.getLogger(SchemaMigration.class);

	private static final Duration PAUSE = Duration.ofSeconds(2);

	/** A server that starts or stops, or that has no connection left. */
	private static final Set<String> NOT_NOW = Set.of("57P01", "57P02", "57P03", "53300");

	/**
	 * A server whose database, roles or their passwords are not made yet, or are others.
	 */
	private static final Set<String> NOT_YET = Set.of("3D000", "28000", "28P01");

	/** How long these may take to be made, from the start on. */
	private static final Duration MAKING = Duration.ofMinutes(5);

	private static final String CONNECTION_CLASS = "08";

	private final long started = System.nanoTime();

	private volatile boolean done;

	private volatile @Nullable Thread waiting;

	/** Whether the schema is as this gateway needs it. */
	boolean isDone() {
		return this.done;
	}

	@Override
	public void migrate(Flyway flyway) {
		if (!isMigrated(flyway)) {
			this.waiting = Thread.ofVirtual().name("schema-migration").start(() -> migrateWhenReachable(flyway));
		}
	}

	@PreDestroy
	void stop() {
		Thread thread = this.waiting;
		if (thread != null) {
			thread.interrupt();
		}
	}

	private void migrateWhenReachable(Flyway flyway) {
		try {
			do {
				Thread.sleep(PAUSE);
			}
			while (!isMigrated(flyway));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		catch (FlywayException ex) {
			log.error("The schema cannot be migrated: what needs it does not work", ex);
		}
	}

	private boolean isMigrated(Flyway flyway) {
		try {
			flyway.migrate();
			this.done = true;
		}
		catch (FlywayException ex) {
			if (!isOutage(ex)) {
				throw ex;
			}
			log.warn("The schema cannot be migrated now, and is when it can: {}", ex.getMessage());
		}
		return this.done;
	}

	private boolean isOutage(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof SQLException sql && sql.getSQLState() != null && isPassing(sql.getSQLState())) {
				return true;
			}
		}
		return false;
	}

	private boolean isPassing(String state) {
		return state.startsWith(CONNECTION_CLASS) || NOT_NOW.contains(state)
				|| (NOT_YET.contains(state) && System.nanoTime() - this.started < MAKING.toNanos());
	}

}
