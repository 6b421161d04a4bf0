package io.casebook.metrics.batch;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.casebook.intake.Citation;
import io.casebook.intake.FieldReader;
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

	private final Map<String, Map<String, Long>> refusedUnits = new HashMap<>();

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
		noteUse(this.units, observation);
	}

	/** Adds those keys of a row at fault that are keys. */
	void add(IncomingObservation observation, FieldReader fields) {
		long row = observation.row();
		if (!fields.isRefused("company")) {
			note(this.companies, observation.company(), row);
		}
		if (observation.subject() != null && !fields.isRefused("subject")) {
			note(this.subjects, observation.subject(), row);
		}
		if (!fields.isRefused("sources")) {
			observation.sources().citations().forEach((citation) -> note(this.sources, citation.key(), row));
		}
		if (!fields.isRefused("index") && !fields.isRefused("unit")) {
			noteUse(this.refusedUnits, observation);
		}
	}

	private void noteUse(Map<String, Map<String, Long>> units, IncomingObservation observation) {
		note(units.computeIfAbsent(observation.index(), (index) -> new HashMap<>(2)), observation.unit(),
				observation.row());
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
		return Stream
			.concat(uses(this.units).map((use) -> new IndexUse(use.index(), use.unit(), null)), uses(this.refusedUnits))
			.toList();
	}

	private static Stream<IndexUse> uses(Map<String, Map<String, Long>> units) {
		return units.entrySet()
			.stream()
			.flatMap((index) -> index.getValue()
				.entrySet()
				.stream()
				.map((unit) -> new IndexUse(index.getKey(), unit.getKey(), unit.getValue())));
	}

	Answer answer() {
		return new Answer(this.companies, this.subjects, this.sources);
	}

	/** The keys, each with the number of the first row that names it. */
	record Answer(Map<String, Long> companies, Map<String, Long> subjects, Map<String, Long> sources) {
	}

}
