package io.casebook.metrics.observation;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

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

	/** The same, of what is recorded at the time. */
	ObservationFilter recordedAsOf(Instant time) {
		return new ObservationFilter(this.companies, this.indices, this.subject, this.period, this.asOf, time,
				this.updatedAfter, this.statuses, this.standings, this.lastN, this.includeHistory, this.value);
	}

}
