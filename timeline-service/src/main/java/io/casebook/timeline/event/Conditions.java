package io.casebook.timeline.event;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Conditions in SQL and the values that they compare with. A condition that is not asked
 * for is left out, rather than made neutral, so that the planner sees which index serves.
 */
final class Conditions {

	private final List<String> sql = new ArrayList<>(List.of("true"));

	private final Map<String, Object> bindings = new LinkedHashMap<>();

	Conditions add(String condition, String name, Object value) {
		this.sql.add(condition);
		this.bindings.put(name, value);
		return this;
	}

	/** A condition on values that are bound besides. */
	void add(String condition) {
		this.sql.add(condition);
	}

	void bind(String name, Object value) {
		this.bindings.put(name, value);
	}

	String sql() {
		return String.join(" AND ", this.sql);
	}

	Map<String, Object> bindings() {
		return this.bindings;
	}

}
