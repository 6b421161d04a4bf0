package io.casebook.metrics.batch;

import io.casebook.metrics.observation.IncomingObservation;
import org.jspecify.annotations.Nullable;

/** Where observations come from, one after the other. Reading may block. */
interface ObservationSource {

	/**
	 * The next one that is right by itself; none at the end. What is wrong on the way is
	 * noted.
	 */
	@Nullable IncomingObservation next();

}
