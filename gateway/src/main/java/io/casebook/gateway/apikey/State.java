package io.casebook.gateway.apikey;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/** Whether a key works. */
enum State {

	ACTIVE, EXPIRED, REVOKED;

	@JsonValue
	String word() {
		return name().toLowerCase(Locale.ROOT);
	}

	static State of(String word) {
		return valueOf(word.toUpperCase(Locale.ROOT));
	}

}
