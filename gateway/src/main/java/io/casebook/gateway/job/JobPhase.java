package io.casebook.gateway.job;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/** What a running job is at. */
public enum JobPhase {

	/** It reads what was sent, and hands figures to the service that will check them. */
	READING,

	/** The services check their shares. */
	CHECKING,

	/** The services take their shares. */
	APPLYING;

	/** As clients and the database write it. */
	@JsonValue
	public String word() {
		return name().toLowerCase(Locale.ROOT);
	}

}
