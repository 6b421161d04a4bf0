package io.casebook.metrics.indexset;

import java.util.List;
import java.util.Set;

import io.casebook.intake.FieldReader;
import org.jspecify.annotations.Nullable;

/**
 * A named, ordered list of indices.
 *
 * @param key the slug that names it
 * @param indices the keys of its indices
 */
public record IndexSet(String key, String title, @Nullable String description, List<String> indices) {

	/** The members of its JSON. */
	static final Set<String> FIELDS = Set.of("key", "title", "description", "indices");

	/** The most indices of a set. */
	public static final int MOST = 1000;

	public IndexSet {
		indices = List.copyOf(indices);
	}

	/** Reads an object. */
	static IndexSet read(FieldReader fields) {
		List<String> indices = fields.keys("indices");
		if (indices.size() > MOST || (indices.isEmpty() && !fields.isRefused("indices"))) {
			fields.refuse("indices", null, "the keys of 1 to %d indices".formatted(MOST));
		}
		return new IndexSet(fields.key("key"), fields.required("title", 300), fields.optional("description", 4000),
				indices);
	}

}
