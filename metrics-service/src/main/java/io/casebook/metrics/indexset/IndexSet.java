package io.casebook.metrics.indexset;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A named, ordered list of indices.
 *
 * @param key the slug that names it
 * @param indices the keys of its indices
 */
public record IndexSet(String key, String title, @Nullable String description, List<String> indices) {

	public IndexSet {
		indices = List.copyOf(indices);
	}

}
