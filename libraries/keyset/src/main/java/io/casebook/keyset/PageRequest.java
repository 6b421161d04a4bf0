package io.casebook.keyset;

import io.casebook.problem.ApiProblem;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Which page of a list is asked for, bound from the query parameters {@code cursor} and
 * {@code limit}.
 *
 * @param cursor the {@code next} of the page before; absent for the first page
 * @param limit the most items wanted, 1 to 200; 50 when absent
 */
public record PageRequest(
		@Parameter(description = "The next of the page before; absent for the first page") @Nullable String cursor,
		@Parameter(description = "The most items wanted, 1 to 200; 50 when absent", schema = @Schema(type = "integer",
				minimum = "1", maximum = "200", defaultValue = "50")) @Nullable String limit) {

	private static final int DEFAULT_LIMIT = 50;

	private static final int HIGHEST_LIMIT = 200;

	/**
	 * The number of items on the page.
	 * @throws ApiProblem when the limit is not a number from 1 to 200
	 */
	public int size() {
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

	/** The rows to fetch: one more than the page holds tells whether there is a next. */
	public int rows() {
		return size() + 1;
	}

	/** The cursor to go on from, if this is not the first page. */
	public @Nullable Cursor after() {
		return (this.cursor != null) ? new Cursor(this.cursor) : null;
	}

}
