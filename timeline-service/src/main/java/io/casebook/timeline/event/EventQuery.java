package io.casebook.timeline.event;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

import io.casebook.edtf.EdtfDate;
import org.jspecify.annotations.Nullable;

/** One SELECT over versions of events. */
public final class EventQuery {

	/**
	 * The columns of an event, besides those that tell what became of a version. The
	 * amount is read as text: the driver makes 0 of a binary 0.00.
	 */
	static final String COLUMNS = """
			event.id, event.company, event.subject, event.date, event.date_as_stated, event.kind, event.title,
			event.detail, event.amount::text AS amount, event.amount_relation, event.amount_unit, event.sources, event.flags,
			event.recorded_at, event.revision""";

	/**
	 * The days since the anchor, as an interval. What is open comes first at the start
	 * and last at the end; companies without an anchor come after all others. An anchor
	 * that is open at one side is counted from the other one, so that the days of its
	 * company's events differ as they do in the calendar.
	 */
	private static final String SINCE = """
			LEFT JOIN unnest(:anchored::text[], :anchorEarliest::date[], :anchorLatest::date[])
				AS anchor (company, earliest, latest) ON anchor.company = event.company
			CROSS JOIN LATERAL (SELECT
				CASE WHEN anchor.company IS NULL THEN :never
					WHEN isfinite(event.earliest) AND isfinite(anchor.latest) THEN event.earliest - anchor.latest
					ELSE :ever END AS beginning,
				CASE WHEN isfinite(event.latest) AND isfinite(anchor.earliest) THEN event.latest - anchor.earliest
					ELSE :never END AS ending) AS since
			""";

	private static final String CALENDAR = "event.earliest, event.latest, event.id, event.revision";

	private final Versions versions;

	private final Conditions conditions;

	private String joins = "";

	private String order = CALENDAR;

	private String end = "";

	private EventQuery(Versions versions, Conditions conditions) {
		this.versions = versions;
		this.conditions = conditions;
		versions.bindings().forEach(conditions::bind);
	}

	public static EventQuery of(EventSelection selection) {
		return new EventQuery(selection.versions(), selection.conditions());
	}

	/** The versions of one event, the first recorded first. */
	static EventQuery ofId(Object id, Versions versions, int afterRevision) {
		EventQuery query = new EventQuery(versions, new Conditions().add("event.id = :id", "id", id)
			.add("event.revision > :afterRevision", "afterRevision", afterRevision));
		query.order = "event.revision";
		return query;
	}

	/** By the first day, the last day and what was recorded first. */
	public EventQuery byCalendar(@Nullable Place after) {
		return (after != null) ? after(after, CALENDAR, ":afterEarliest::date, :afterLatest::date") : this;
	}

	/**
	 * By the time since the company's anchor, then by the calendar. Within a company this
	 * is the order of the calendar.
	 * @param anchors by company; one without an anchor is absent
	 */
	public EventQuery byAnchors(Map<String, EdtfDate> anchors, @Nullable Place after) {
		List<DayBounds> days = anchors.values().stream().map(DayBounds::of).map(DayBounds::closed).toList();
		this.conditions.bind("anchored", anchors.keySet().toArray(String[]::new));
		this.conditions.bind("anchorEarliest", days.stream().map(DayBounds::earliest).toArray(String[]::new));
		this.conditions.bind("anchorLatest", days.stream().map(DayBounds::latest).toArray(String[]::new));
		this.conditions.bind("ever", Long.MIN_VALUE);
		this.conditions.bind("never", Long.MAX_VALUE);
		this.joins = SINCE;
		this.order = "since.beginning, since.ending, " + CALENDAR;
		if (after != null) {
			EdtfDate anchor = anchors.get(after.company());
			LocalDate first = (anchor != null) ? anchor.earliest() : null;
			LocalDate last = (anchor != null) ? anchor.latest() : null;
			this.conditions.bind("afterBeginning", (anchor == null) ? Long.MAX_VALUE
					: days((last != null) ? last : first, after.date().earliest(), Long.MIN_VALUE));
			this.conditions.bind("afterEnding", (anchor == null) ? Long.MAX_VALUE
					: days((first != null) ? first : last, after.date().latest(), Long.MAX_VALUE));
			after(after, this.order, ":afterBeginning, :afterEnding, :afterEarliest::date, :afterLatest::date");
		}
		return this;
	}

	public EventQuery limit(int rows) {
		this.end = "LIMIT :rows";
		this.conditions.bind("rows", rows);
		return this;
	}

	String sql() {
		return "SELECT %s, %s\nFROM %s\n%sWHERE %s\nORDER BY %s\n%s".formatted(COLUMNS, this.versions.fate(),
				this.versions.source(), this.joins, this.conditions.sql(), this.order, this.end);
	}

	Map<String, Object> bindings() {
		return this.conditions.bindings();
	}

	/** Where each event is there in one version, a later one is not another event. */
	private EventQuery after(Place place, String order, String days) {
		DayBounds bounds = DayBounds.of(place.date());
		this.conditions.add("(%s) > (%s, :afterId, :afterRevision)".formatted(order, days));
		this.conditions.bind("afterEarliest", bounds.earliest());
		this.conditions.bind("afterLatest", bounds.latest());
		this.conditions.bind("afterId", place.id());
		this.conditions.bind("afterRevision", this.versions.withPast() ? place.revision() : Integer.MAX_VALUE);
		return this;
	}

	private static long days(@Nullable LocalDate from, @Nullable LocalDate to, long open) {
		return (from != null && to != null) ? ChronoUnit.DAYS.between(from, to) : open;
	}

}
