package io.casebook.gateway.parameter;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

import io.casebook.problem.ApiProblem;
import org.jspecify.annotations.Nullable;

/** Times as clients write them. */
public final class Times {

	private static final int LAST_YEAR = 9998;

	private Times() {
	}

	/**
	 * The time that the text is; none without a text. Its year has four digits wherever
	 * it is told.
	 * @throws ApiProblem naming the parameter, when it is no time of RFC 3339
	 */
	public static @Nullable Instant parse(String parameter, @Nullable String text) {
		if (text == null) {
			return null;
		}
		try {
			OffsetDateTime time = OffsetDateTime.parse(text);
			if (time.getYear() >= 1 && time.getYear() <= LAST_YEAR) {
				return time.toInstant();
			}
		}
		catch (DateTimeException ex) {
			// said below, as for a year out of range
		}
		throw ApiProblem.invalidParameter(parameter, text, "a time of RFC 3339, such as 2018-07-31T23:59:59Z");
	}

}
