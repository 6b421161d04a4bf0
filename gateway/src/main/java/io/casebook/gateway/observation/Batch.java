package io.casebook.gateway.observation;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.casebook.intake.Counts;
import io.casebook.problem.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * Observations that metrics-service has read one by one, and holds until they are merged.
 *
 * @param rows how many there are
 * @param faults how much is wrong with rows that are not among them
 * @param errors the first of that
 * @param fingerprint what stands for a body that came with an Idempotency-Key
 * @param answered what became of them when they were sent before with the same key; then
 * nothing is held
 */
record Batch(UUID batch, long rows, Mentions mentions, long faults, @Nullable List<InvalidInput> errors,
		@Nullable String fingerprint, @Nullable Counts answered) {

	/**
	 * Keys that the observations name, each with the first row that does.
	 */
	record Mentions(Map<String, Long> companies, Map<String, Long> subjects, Map<String, Long> sources) {
	}

}
