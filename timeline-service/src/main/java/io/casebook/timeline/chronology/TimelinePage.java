package io.casebook.timeline.chronology;

import io.casebook.keyset.Cursor;
import io.casebook.problem.ApiProblem;
import io.casebook.timeline.event.Place;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Which page of a timeline is asked for, bound from the query. It is longer than that of
 * a list, because a timeline is looked at whole.
 */
record TimelinePage(
		@Parameter(description = "The next of the page before; absent for the first page") @Nullable String cursor,
		@Parameter(description = "The most events wanted, 1 to 2000; 500 when absent",
				schema = @Schema(type = "integer", minimum = "1", maximum = "2000",
						defaultValue = "500")) @Nullable String limit) {

	private static final int DEFAULT_LIMIT = 500;

	private static final int HIGHEST_LIMIT = 2000;

	int size() {
		if (this.limit == null) {
			return DEFAULT_LIMIT;
		}
		try {
			int size = Integer.parseInt(this.limit);
			if (size >= 1 && size <= HIGHEST_LIMIT) {
				return size;
			}
		}
		catch (NumberFormatException ex) {
			// said below, as for a number out of range
		}
		throw ApiProblem.invalidParameter("limit", this.limit, "a whole number from 1 to " + HIGHEST_LIMIT);
	}

	@Nullable Place after() {
		return (this.cursor != null) ? Place.of(new Cursor(this.cursor)) : null;
	}

}
