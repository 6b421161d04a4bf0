package io.casebook.metrics.observation;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.casebook.edtf.EdtfDate;
import io.casebook.metrics.claim.Standing;
import io.casebook.metrics.claim.Status;
import org.jspecify.annotations.Nullable;

/** Which observations are wanted; what is absent is not looked at. */
record ObservationFilter(@Nullable List<String> companies, @Nullable List<String> indices, @Nullable String subject,
		@Nullable EdtfDate period, @Nullable EdtfDate asOf, @Nullable Instant recordedAsOf,
		@Nullable Instant updatedAfter, @Nullable List<Status> statuses, @Nullable List<Standing> standings,
		@Nullable Integer lastN, boolean includeHistory, @Nullable ValueCondition value) {

	/**
	 * The conditions that are given, in SQL. A condition that is not given leaves no
	 * trace, so that each query is planned for what it asks.
	 */
	Conditions conditions() {
		Conditions conditions = new Conditions();
		conditions.anyOf("o.company", "companies", this.companies);
		conditions.anyOf("o.index", "indices", this.indices);
		conditions.add("o.subject = :subject", "subject", this.subject);
		if (this.period != null) {
			conditions.add("o.period_earliest >= :earliest", "earliest", this.period.earliest());
			conditions.add("o.period_latest <= :latest", "latest", this.period.latest());
		}
		if (this.asOf != null) {
			conditions.add("o.known_latest <= :known", "known", this.asOf.latest());
		}
		conditions.add("o.recorded_at > :updated", "updated", this.updatedAfter);
		conditions.anyOf("o.status", "statuses", this.statuses);
		conditions.anyOf("o.standing", "standings", this.standings);
		if (this.value != null) {
			conditions.add(this.value.sql("o.value", ":numbers"), "numbers",
					this.value.values().toArray(BigDecimal[]::new));
		}
		return conditions.recorded("o", this.recordedAsOf, this.includeHistory);
	}

	/** Conditions in SQL and the values that they compare with. */
	static final class Conditions {

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

		String sql() {
			return String.join(" AND ", this.sql);
		}

		Map<String, Object> values() {
			return this.values;
		}

	}

}
