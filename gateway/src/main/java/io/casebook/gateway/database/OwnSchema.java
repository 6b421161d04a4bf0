package io.casebook.gateway.database;

import java.time.Duration;

/** The gateway's own schema. */
public final class OwnSchema {

	/**
	 * How long it is waited for: less than PostgreSQL lets a statement wait for a lock,
	 * so that whoever asked still hears that it did not answer.
	 */
	public static final Duration DEADLINE = Duration.ofSeconds(4);

	private OwnSchema() {
	}

}
