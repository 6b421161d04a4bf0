package io.casebook.metrics.observation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** Conditions in SQL and the values that they compare with. */
final class Conditions {

	private final List<String> sql = new ArrayList<>(List.of("true"));

	private final Map<String, Object> values = new HashMap<>();

	void add(String condition, String name, @Nullable Object value) {
		if (value != null) {
			this.sql.add(condition);
			this.values.put(name, value);
		}
	}

	void anyOf(String column, String name, @Nullable List<?> texts) {
		if (texts != null) {
			add("%s = ANY(:%s)".formatted(column, name), name,
					texts.stream().map(Object::toString).toArray(String[]::new));
		}
	}

	/** Versions that hold now, or held at the time. */
	Conditions recorded(String table, @Nullable Instant at, boolean history) {
		if (at != null) {
			add(table + ".recorded_at <= :recorded", "recorded", at);
		}
		if (!history) {
			this.sql.add((at == null) ? table + ".superseded_at IS NULL"
					: "(%1$s.superseded_at IS NULL OR %1$s.superseded_at > :recorded)".formatted(table));
		}
		return this;
	}

	/** Another condition on the same values, in place of those so far. */
	Conditions only(String condition) {
		Conditions only = new Conditions();
		only.sql.add(condition);
		only.values.putAll(this.values);
		return only;
	}

	String sql() {
		return String.join(" AND ", this.sql);
	}

	Map<String, Object> values() {
		return this.values;
	}

}
