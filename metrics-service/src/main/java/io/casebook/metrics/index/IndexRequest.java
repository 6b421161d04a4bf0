package io.casebook.metrics.index;

import java.time.Instant;

import io.casebook.metrics.query.ParameterReader;
import io.swagger.v3.oas.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Which indices are asked for, as the query says it. */
record IndexRequest(@Parameter(description = "Words found in the key, the title or the definition") @Nullable String q,
		@Parameter(description = "such as money, price, count, number or share") @Nullable String dimension,
		@Parameter(description = "Key of an index set: its members only, in its order") @Nullable String set,
		@Parameter(description = "RFC 3339; the state that was recorded at that time") @Nullable String recordedAsOf) {

	/**
	 * The request with its words understood.
	 * @throws io.casebook.problem.ApiProblem when some are not accepted
	 */
	Wanted read() {
		ParameterReader reader = new ParameterReader();
		Wanted wanted = new Wanted(reader.words("q", this.q), reader.code("dimension", this.dimension, Dimension.class),
				reader.key("set", this.set), reader.instant("recordedAsOf", this.recordedAsOf));
		reader.verify();
		return wanted;
	}

	record Wanted(@Nullable String words, @Nullable Dimension dimension, @Nullable String set,
			@Nullable Instant recordedAsOf) {

		/** The same, as it is recorded at a time. */
		Wanted at(Instant time) {
			return new Wanted(this.words, this.dimension, this.set, time);
		}

	}

}
