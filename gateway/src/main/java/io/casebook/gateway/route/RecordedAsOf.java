package io.casebook.gateway.route;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

import org.jspecify.annotations.Nullable;

import org.springframework.util.MultiValueMap;

/** The time whose records a request asks for. */
final class RecordedAsOf {

	private RecordedAsOf() {
	}

	/**
	 * None for the present; what cannot be read is left to the service, which says so.
	 */
	static @Nullable Instant of(MultiValueMap<String, String> query) {
		String text = query.getFirst("recordedAsOf");
		try {
			return (text != null) ? OffsetDateTime.parse(text).toInstant() : null;
		}
		catch (DateTimeException ex) {
			return null;
		}
	}

}
