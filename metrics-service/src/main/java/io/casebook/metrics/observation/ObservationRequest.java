package io.casebook.metrics.observation;

import java.util.List;

import io.casebook.metrics.claim.Standing;
import io.casebook.metrics.claim.Status;
import io.casebook.metrics.query.ParameterReader;
import io.swagger.v3.oas.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Which observations are asked for, as the query says it. */
record ObservationRequest(
		@Parameter(description = "Keys of companies, separated by commas") @Nullable List<String> company,
		@Parameter(description = "Keys of indices, separated by commas") @Nullable List<String> index,
		@Parameter(description = "Key of the offering or part that the figure is about") @Nullable String subject,
		@Parameter(description = "EDTF; figures whose period lies within it wholly") @Nullable String period,
		@Parameter(description = "EDTF; claims that were certainly public by its last day") @Nullable String asOf,
		@Parameter(description = "RFC 3339; the state that was recorded at that time") @Nullable String recordedAsOf,
		@Parameter(description = "RFC 3339; versions recorded after that time") @Nullable String updatedAfter,
		@Parameter(description = "reported, estimated, planned or derived") @Nullable List<String> status,
		@Parameter(description = "preferred, normal or deprecated") @Nullable List<String> standing,
		@Parameter(
				description = "1 to 100; the last periods of each company, subject and index") @Nullable String lastN,
		@Parameter(description = "true: superseded versions too") @Nullable String includeHistory,
		@Parameter(description = "An operator (eq ne lt le gt ge in), a colon and the stated value",
				example = "ge:30000000") @Nullable String value) {

	private static final int MOST_COMPANIES = 1000;

	private static final int MOST_INDICES = 200;

	/**
	 * The request with its words understood.
	 * @throws io.casebook.problem.ApiProblem when some are not accepted
	 */
	ObservationFilter read() {
		ParameterReader reader = new ParameterReader();
		ObservationFilter filter = new ObservationFilter(reader.keys("company", this.company, MOST_COMPANIES),
				reader.keys("index", this.index, MOST_INDICES), reader.key("subject", this.subject),
				reader.date("period", this.period), reader.asOf("asOf", this.asOf),
				reader.instant("recordedAsOf", this.recordedAsOf), reader.instant("updatedAfter", this.updatedAfter),
				reader.codes("status", this.status, Status.class),
				reader.codes("standing", this.standing, Standing.class), reader.number("lastN", this.lastN, 1, 100),
				reader.flag("includeHistory", this.includeHistory), ValueCondition.read(reader, this.value));
		reader.verify();
		return filter;
	}

}
