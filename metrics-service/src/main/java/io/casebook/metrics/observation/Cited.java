package io.casebook.metrics.observation;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.casebook.intake.Citation;
import tools.jackson.databind.json.JsonMapper;

/**
 * The sources of a claim, as they are stored.
 *
 * @param keys the keys cited, each once and in order: two claims that cite the same
 * sources are told apart by what they say, not by how the citations are ordered
 * @param array the keys as the database writes an array
 * @param json the citations as they were made
 */
public record Cited(List<Citation> citations, List<String> keys, String array, String json) {

	private static final JsonMapper JSON = JsonMapper.builder()
		.changeDefaultPropertyInclusion((inclusion) -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
		.build();

	public Cited {
		citations = List.copyOf(citations);
		keys = List.copyOf(keys);
	}

	static Cited of(List<Citation> citations) {
		List<String> keys = citations.stream().map(Citation::key).distinct().sorted().toList();
		// keys of sources have no quotes in them, but one could read as null
		return new Cited(citations, keys, "{\"" + String.join("\",\"", keys) + "\"}", json(citations));
	}

	/** A list as it is stored; what says nothing is left out. */
	public static String json(List<?> list) {
		return list.isEmpty() ? "[]" : JSON.writeValueAsString(list);
	}

}
