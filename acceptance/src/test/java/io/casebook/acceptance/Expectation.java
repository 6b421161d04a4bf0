package io.casebook.acceptance;

import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What somebody who looks at a comparison again and again expects of the next look. */
interface Expectation {

	/**
	 * What must be seen by who asks from now on.
	 * @return tells what is wrong with a view, null when nothing is
	 */
	Function<JsonNode, @Nullable String> now();

	/** Whether there may be another answer than a view, or none at all. */
	boolean allows(@Nullable Answer answer);

}
