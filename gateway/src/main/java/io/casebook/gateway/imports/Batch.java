package io.casebook.gateway.imports;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.casebook.problem.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * Figures that the metrics service holds until they are applied.
 *
 * @param batch what it calls them
 * @param rows how many there are
 * @param mentions the keys in them, each with the first row that has it
 * @param faults how much is wrong with rows that are not among them
 * @param errors the first of that
 */
record Batch(String batch, long rows, @Nullable Mentions mentions, long faults, @Nullable List<InvalidInput> errors) {

	/** What keeps them from being applied, if anything does. */
	Optional<Refusal> refusal() {
		return (this.faults == 0) ? Optional.empty() : Optional
			.of(new Refusal("Rows are at fault", this.faults, (this.errors != null) ? this.errors : List.of()));
	}

	CitedKeys cited() {
		return (this.mentions != null) ? new CitedKeys(of(this.mentions.companies()), of(this.mentions.subjects()),
				of(this.mentions.sources())) : new CitedKeys();
	}

	private static Map<String, Long> of(@Nullable Map<String, Long> keys) {
		return (keys != null) ? keys : Map.of();
	}

	/**
	 * The keys in figures.
	 *
	 * @param companies of companies
	 * @param subjects of companies or offerings
	 * @param sources of bibliographic references
	 */
	record Mentions(@Nullable Map<String, Long> companies, @Nullable Map<String, Long> subjects,
			@Nullable Map<String, Long> sources) {
	}

}
