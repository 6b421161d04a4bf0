package io.casebook.timeline.recording;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;

import io.casebook.problem.ApiProblem;
import org.jspecify.annotations.Nullable;

/** The query parameter of that name: a time whose record is asked for. */
public final class RecordedAsOf {

	public static final String NAME = "recordedAsOf";

	private static final int LAST_YEAR = 9998;

	private RecordedAsOf() {
	}

	/**
	 * The time; none for the present.
	 * @throws ApiProblem when the text is no time of RFC 3339
	 */
	public static @Nullable Instant read(@Nullable String text) {
		if (text == null) {
			return null;
		}
		try {
			OffsetDateTime time = OffsetDateTime.parse(text);
			if (time.getYear() >= 1 && time.getYear() <= LAST_YEAR) {
				// the database would round, and find what was recorded a moment later
				return time.toInstant().truncatedTo(ChronoUnit.MICROS);
			}
		}
		catch (DateTimeException ex) {
			// said below, as for a year out of range
		}
		throw ApiProblem.invalidParameter(NAME, text, "a time of RFC 3339, such as 2018-07-31T23:59:59Z");
	}

}
