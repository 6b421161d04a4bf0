package io.casebook.metrics.observation;

import java.util.List;
import java.util.Locale;
import java.util.UUID;

import io.casebook.problem.ApiProblem;

/** Ids as they stand in paths. A text that is no id names nothing. */
final class ObservationId {

	private ObservationId() {
	}

	static UUID read(String id) {
		try {
			UUID uuid = UUID.fromString(id);
			if (uuid.toString().equals(id.toLowerCase(Locale.ROOT))) {
				return uuid;
			}
		}
		catch (IllegalArgumentException ex) {
			// said below, as for a text that is only read as an id
		}
		throw unknown(id);
	}

	static ApiProblem unknown(String id) {
		return ApiProblem.unknownKeys("id", "observation", List.of(id));
	}

}
