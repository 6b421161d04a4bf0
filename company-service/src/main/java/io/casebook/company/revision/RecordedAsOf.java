package io.casebook.company.revision;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;

import io.casebook.problem.ApiProblem;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The time whose record is asked for, bound from the query.
 *
 * @param recordedAsOf a time of RFC 3339; absent for the present
 */
public record RecordedAsOf(@Parameter(description = "Answer as it was recorded at this time, RFC 3339",
		schema = @Schema(type = "string", format = "date-time")) @Nullable String recordedAsOf) {

	/**
	 * The state that was recorded then.
	 * @throws ApiProblem when the time is none
	 */
	public RecordedState state() {
		if (this.recordedAsOf == null) {
			return RecordedState.PRESENT;
		}
		try {
			OffsetDateTime time = OffsetDateTime.parse(this.recordedAsOf);
			if (time.getYear() >= 1 && time.getYear() <= 9998) {
				// the database would round, and find what was recorded a moment later
				return new RecordedState(time.toInstant().truncatedTo(ChronoUnit.MICROS));
			}
		}
		catch (DateTimeException ex) {
			// said below, as for a year out of range
		}
		throw ApiProblem.invalidParameter("recordedAsOf", this.recordedAsOf,
				"a time of RFC 3339, such as 2018-07-31T23:59:59Z");
	}

}
