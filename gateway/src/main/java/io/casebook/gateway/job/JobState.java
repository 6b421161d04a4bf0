package io.casebook.gateway.job;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/** How far a job has come. */
public enum JobState {

	/** It waits for its turn. */
	QUEUED,

	/** It is being done. */
	RUNNING,

	/** All of it is done. */
	SUCCEEDED,

	/** What it brought is wrong; nothing was changed. */
	REFUSED,

	/**
	 * Something it needs did not work, and done again it ends as if it had not failed; or
	 * what was changed meanwhile made wrong what was not done yet, and it is refused
	 * until what is in its way is changed.
	 */
	FAILED,

	/**
	 * The gateway that did it ended, or was held up for so long that it counts as ended;
	 * done again, it ends as if it had not.
	 */
	INTERRUPTED;

	/** As clients and the database write it. */
	@JsonValue
	public String word() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** Whether nothing more will become of it. */
	boolean isFinal() {
		return this != QUEUED && this != RUNNING;
	}

	/** Whether doing the same again may end otherwise. */
	boolean isWorthRepeating() {
		return this == FAILED || this == INTERRUPTED;
	}

}
