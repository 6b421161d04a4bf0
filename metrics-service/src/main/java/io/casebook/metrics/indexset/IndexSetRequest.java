package io.casebook.metrics.indexset;

import java.time.Instant;

import io.casebook.metrics.query.ParameterReader;
import io.swagger.v3.oas.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Which state of the sets is asked for. */
record IndexSetRequest(
		@Parameter(description = "RFC 3339; the state that was recorded at that time") @Nullable String recordedAsOf) {

	/**
	 * The time; none for the present.
	 * @throws io.casebook.problem.ApiProblem when it is not accepted
	 */
	@Nullable Instant read() {
		ParameterReader reader = new ParameterReader();
		Instant time = reader.instant("recordedAsOf", this.recordedAsOf);
		reader.verify();
		return time;
	}

}
