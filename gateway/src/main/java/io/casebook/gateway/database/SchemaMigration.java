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

	/**
	 * A server that starts or stops, has no connection left, or has not got the database
	 * and its roles yet.
	 */
	private static final Set<String> NOT_NOW = Set.of("57P01", "57P02", "57P03", "53300", "3D000", "28000", "28P01");

	private static final String CONNECTION_CLASS = "08";

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
			log.warn("The database cannot be reached; its schema is migrated when it can: {}", ex.getMessage());
		}
		return this.done;
	}

	private static boolean isOutage(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof SQLException sql && sql.getSQLState() != null
					&& (sql.getSQLState().startsWith(CONNECTION_CLASS) || NOT_NOW.contains(sql.getSQLState()))) {
				return true;
			}
		}
		return false;
	}

}
