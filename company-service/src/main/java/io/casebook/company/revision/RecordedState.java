package io.casebook.company.revision;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

/**
 * A state of the record: which version of each thing holds.
 *
 * @param time when it was recorded; absent for the present
 */
public record RecordedState(@Nullable Instant time) {

	/** All that holds now. */
	public static final RecordedState PRESENT = new RecordedState(null);

	/** Whether it is that of now. */
	public boolean isPresent() {
		return this.time == null;
	}

	/**
	 * A query on the versions that hold.
	 * @param sql the query, with {@code %1$s} in place of their table
	 */
	public GenericExecuteSpec query(DatabaseClient database, String sql) {
		return (this.time == null) ? database.sql(sql.formatted("present"))
				: database.sql(sql.formatted("recorded_as_of(:recordedAsOf)")).bind("recordedAsOf", this.time);
	}

}
