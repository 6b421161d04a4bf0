package io.casebook.metrics.batch;

import io.casebook.intake.FieldReader;
import io.casebook.metrics.observation.IncomingObservation;
import org.jspecify.annotations.Nullable;

/** Where observations come from, one after the other. Reading may block. */
interface ObservationSource {

	/** The next one; none at the end. What is wrong with it is noted. */
	@Nullable IncomingObservation next();

	/** The fields of the last one, if anything is wrong with it. */
	@Nullable FieldReader refused();

}
