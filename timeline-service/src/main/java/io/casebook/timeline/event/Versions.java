package io.casebook.timeline.event;

import java.time.Instant;
import java.util.Map;

import io.casebook.problem.ApiProblem;
import io.casebook.timeline.recording.RecordedAsOf;
import org.jspecify.annotations.Nullable;

/**
 * Which versions of events a query reads.
 *
 * @param time those recorded at that time; the present without it
 * @param withPast those superseded by then too
 */
public record Versions(@Nullable Instant time, boolean withPast) {

	/** Those that hold now. */
	public static final Versions PRESENT = new Versions(null, false);

	/**
	 * Those that the parameters of a query ask for.
	 * @throws ApiProblem when one has a value that it cannot have
	 */
	public static Versions of(@Nullable String recordedAsOf, @Nullable String includeHistory) {
		if (includeHistory != null && !includeHistory.equals("true") && !includeHistory.equals("false")) {
			throw ApiProblem.invalidParameter("includeHistory", includeHistory, "true or false");
		}
		return new Versions(RecordedAsOf.read(recordedAsOf), "true".equals(includeHistory));
	}

	/** The same, as they are recorded at a time. */
	Versions at(Instant time) {
		return new Versions(time, this.withPast);
	}

	/**
	 * What stands in a query in place of the table. It is one condition on one table, so
	 * that an index gives the versions in their order; a union of what holds and what
	 * does no more would be sorted as a whole for each page.
	 */
	public String source() {
		if (this.time == null) {
			return this.withPast ? "event" : "(SELECT * FROM event WHERE superseded_at IS NULL) AS event";
		}
		return "(SELECT * FROM event WHERE recorded_at <= :recorded%s) AS event"
			.formatted(this.withPast ? "" : " AND (superseded_at IS NULL OR superseded_at > :recorded)");
	}

	/**
	 * The columns that tell what became of a version, and who made it so; its end was not
	 * known before it came.
	 */
	String fate() {
		if (!this.withPast) {
			return "NULL::text AS recorded_by, NULL::timestamptz AS superseded_at, NULL::text AS retired_by";
		}
		return "event.recorded_by, " + ((this.time == null) ? "event.superseded_at, event.retired_by" : """
				CASE WHEN event.superseded_at <= :recorded THEN event.superseded_at END AS superseded_at,
				CASE WHEN event.superseded_at <= :recorded THEN event.retired_by END AS retired_by""");
	}

	/** The values that the query compares with. */
	public Map<String, Object> bindings() {
		return (this.time != null) ? Map.of("recorded", this.time) : Map.of();
	}

}
