package io.casebook.timeline.intake;

import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * A row of a data package, as it arrives.
 *
 * @param resource the resource that it is of, such as {@code events}
 * @param row its number there; the header is row 1
 * @param fields the cells by their column; an empty one is absent
 */
record PackageLine(String resource, long row, Map<String, @Nullable String> fields) {

	PackageLine {
		Objects.requireNonNull(resource, "resource");
		Objects.requireNonNull(fields, "fields");
	}

}
