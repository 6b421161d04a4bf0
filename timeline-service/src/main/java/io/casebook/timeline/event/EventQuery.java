package io.casebook.timeline.event;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.casebook.edtf.EdtfDate;
import org.jspecify.annotations.Nullable;

/**
 * One SELECT over the current events. A condition that is not asked for is left out,
 * rather than made neutral, so that the planner sees which index serves.
 */
public final class EventQuery {

	private static final String COLUMNS = """
			SELECT event.id, event.company, event.subject, event.date, event.date_as_stated, event.kind, event.title,
				event.detail, event.amount, event.amount_relation, event.amount_unit, event.sources, event.flags,
				event.position, event.recorded_at, event.revision
			FROM event
			""";

	/**
	 * The days since the anchor, as an interval. What is open comes first at the start
	 * and last at the end; companies without an anchor come after all others.
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

	private static final String CALENDAR = "event.earliest, event.latest, event.position, event.id";

	private final List<String> conditions = new ArrayList<>(List.of("event.superseded_at IS NULL"));

	private final Map<String, Object> bindings = new LinkedHashMap<>();

	private String joins = "";

	private String order = CALENDAR;

	private String end = "";

	private EventQuery() {
	}

	public static EventQuery of(EventSelection selection) {
		EventQuery query = new EventQuery();
		if (!selection.companies().isEmpty()) {
			query.where("event.company = ANY(:companies)", "companies", selection.companies().toArray(String[]::new));
		}
		if (!selection.kinds().isEmpty()) {
			query.where("event.kind = ANY(:kinds)", "kinds",
					selection.kinds().stream().map(EventKind::toString).toArray(String[]::new));
		}
		if (selection.from() != null) {
			query.where("event.latest >= :from::date", "from", DayBounds.of(selection.from()).earliest());
		}
		if (selection.to() != null) {
			query.where("event.earliest <= :to::date", "to", DayBounds.of(selection.to()).latest());
		}
		if (selection.asOf() != null) {
			query.where("event.earliest <= :asOf::date", "asOf", DayBounds.of(selection.asOf()).latest());
		}
		if (selection.text() != null) {
			// the collation of Unicode, because that of the database may know ASCII only
			query.where("""
					lower((event.title || E'\\n' || coalesce(event.detail, '')) COLLATE "pg_c_utf8")
						LIKE lower(:pattern::text COLLATE "pg_c_utf8")""", "pattern", pattern(selection.text()));
		}
		return query;
	}

	static EventQuery ofId(Object id) {
		return new EventQuery().where("event.id = :id", "id", id);
	}

	/** By the first day, the last day, the order in the package and the id. */
	public EventQuery byCalendar(@Nullable Place after) {
		return (after != null) ? after(after, CALENDAR, ":afterEarliest::date, :afterLatest::date") : this;
	}

	/**
	 * By the time since the company's anchor, then by the calendar. Within a company this
	 * is the order of the calendar.
	 * @param anchors by company; one without an anchor is absent
	 */
	public EventQuery byAnchors(Map<String, EdtfDate> anchors, @Nullable Place after) {
		List<DayBounds> days = anchors.values().stream().map(DayBounds::of).toList();
		this.bindings.put("anchored", anchors.keySet().toArray(String[]::new));
		this.bindings.put("anchorEarliest", days.stream().map(DayBounds::earliest).toArray(String[]::new));
		this.bindings.put("anchorLatest", days.stream().map(DayBounds::latest).toArray(String[]::new));
		this.bindings.put("ever", Long.MIN_VALUE);
		this.bindings.put("never", Long.MAX_VALUE);
		this.joins = SINCE;
		this.order = "since.beginning, since.ending, " + CALENDAR;
		if (after != null) {
			EdtfDate anchor = anchors.get(after.company());
			this.bindings.put("afterBeginning",
					(anchor == null) ? Long.MAX_VALUE : days(anchor.latest(), after.date().earliest(), Long.MIN_VALUE));
			this.bindings.put("afterEnding",
					(anchor == null) ? Long.MAX_VALUE : days(anchor.earliest(), after.date().latest(), Long.MAX_VALUE));
			after(after, this.order, ":afterBeginning, :afterEnding, :afterEarliest::date, :afterLatest::date");
		}
		return this;
	}

	public EventQuery limit(int rows) {
		this.end = "LIMIT :rows";
		this.bindings.put("rows", rows);
		return this;
	}

	String sql() {
		return COLUMNS + this.joins + "WHERE " + String.join(" AND ", this.conditions) + "\nORDER BY " + this.order
				+ "\n" + this.end;
	}

	Map<String, Object> bindings() {
		return this.bindings;
	}

	private EventQuery where(String condition, String name, Object value) {
		this.conditions.add(condition);
		this.bindings.put(name, value);
		return this;
	}

	private EventQuery after(Place place, String order, String days) {
		DayBounds bounds = DayBounds.of(place.date());
		this.conditions.add("(%s) > (%s, :afterPosition, :afterId)".formatted(order, days));
		this.bindings.put("afterEarliest", bounds.earliest());
		this.bindings.put("afterLatest", bounds.latest());
		this.bindings.put("afterPosition", place.position());
		this.bindings.put("afterId", place.id());
		return this;
	}

	private static long days(@Nullable LocalDate from, @Nullable LocalDate to, long open) {
		return (from != null && to != null) ? ChronoUnit.DAYS.between(from, to) : open;
	}

	/**
	 * The text anywhere; characters that LIKE reads as wildcards stand for themselves.
	 */
	private static String pattern(String text) {
		return "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
	}

}
