package io.casebook.gateway.parameter;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

import io.casebook.problem.ApiProblem;
import org.jspecify.annotations.Nullable;

/** Times as clients write them. */
public final class Times {

	private Times() {
	}

	/**
	 * The time that the text is; none without a text.
	 * @throws ApiProblem naming the parameter, when it is no time of RFC 3339
	 */
	public static @Nullable Instant parse(String parameter, @Nullable String text) {
		try {
			return (text != null) ? OffsetDateTime.parse(text).toInstant() : null;
		}
		catch (DateTimeException ex) {
			throw ApiProblem.invalidParameter(parameter, text, "a time of RFC 3339, such as 2018-07-31T23:59:59Z");
		}
	}

}
