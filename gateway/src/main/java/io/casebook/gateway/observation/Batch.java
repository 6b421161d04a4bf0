package io.casebook.gateway.observation;

import java.util.Map;
import java.util.UUID;

/**
 * Observations that metrics-service has read and found right one by one, and holds until
 * they are merged.
 *
 * @param rows how many there are
 */
record Batch(UUID batch, long rows, Mentions mentions) {

	/**
	 * Keys that the observations name, each with the first row that does.
	 */
	record Mentions(Map<String, Long> companies, Map<String, Long> subjects, Map<String, Long> sources) {
	}

}
