package io.casebook.metrics.recording;

import io.casebook.intake.Faults;
import io.casebook.intake.FieldReader;

/**
 * A thing as far as a request could be understood. What is found wrong with it later is
 * noted with what was found before, so that all of it is told at once.
 *
 * @param <T> what it is
 * @param thing nothing that can be used when there are faults
 * @param fields where it was read from
 * @param faults all that is wrong with it so far
 */
public record Draft<T>(T thing, FieldReader fields, Faults faults) {

	/** Notes a key in the content that is not the one in the path. */
	void requireKey(String key, String said) {
		if (!said.equals(key) && !this.fields.isRefused("key")) {
			this.fields.refuse("key", said, "the key in the path, %s, or none".formatted(key));
		}
	}

	/**
	 * The thing.
	 * @throws io.casebook.problem.ApiProblem with all that is wrong
	 */
	public T verified() {
		this.faults.verify();
		return this.thing;
	}

}
