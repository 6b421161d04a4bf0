package io.casebook.metrics.batch;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.casebook.intake.Citation;
import io.casebook.metrics.batch.StagedBatch.IndexUse;
import io.casebook.metrics.observation.IncomingObservation;
import io.casebook.problem.ApiProblem;
import io.casebook.problem.InvalidInput;
import io.casebook.problem.ProblemType;

/**
 * The keys that the rows of a batch name, each with the first row that does. Companies,
 * subjects and sources are for who knows them; indices with their units are for the
 * merge.
 */
final class Mentions {

	/** Bounds what is kept in memory. */
	static final int MOST = 200_000;

	private final Map<String, Long> companies = new LinkedHashMap<>();

	private final Map<String, Long> subjects = new LinkedHashMap<>();

	private final Map<String, Long> sources = new LinkedHashMap<>();

	private final Map<String, Map<String, Long>> units = new HashMap<>();

	private int count;

	void add(IncomingObservation observation) {
		long row = observation.row();
		note(this.companies, observation.company(), row);
		if (observation.subject() != null) {
			note(this.subjects, observation.subject(), row);
		}
		for (Citation citation : observation.sources().citations()) {
			note(this.sources, citation.key(), row);
		}
		note(this.units.computeIfAbsent(observation.index(), (index) -> new HashMap<>(2)), observation.unit(), row);
	}

	private void note(Map<String, Long> keys, String key, long row) {
		if (keys.containsKey(key)) {
			return;
		}
		if (this.count == MOST) {
			String expected = "at most %d keys of companies, subjects, sources and indices in one batch"
				.formatted(MOST);
			throw new ApiProblem(ProblemType.INVALID_CONTENT,
					"Row %d names one key too many. Nothing was changed".formatted(row),
					List.of(InvalidInput.row(IncomingObservation.RESOURCE, row, null, key, expected)), null);
		}
		keys.put(key, row);
		this.count++;
	}

	/** Which indices are used in which units. */
	List<IndexUse> uses() {
		return this.units.entrySet()
			.stream()
			.flatMap((index) -> index.getValue().keySet().stream().map((unit) -> new IndexUse(index.getKey(), unit)))
			.toList();
	}

	Answer answer() {
		return new Answer(this.companies, this.subjects, this.sources);
	}

	/** The keys, each with the number of the first row that names it. */
	record Answer(Map<String, Long> companies, Map<String, Long> subjects, Map<String, Long> sources) {
	}

}
