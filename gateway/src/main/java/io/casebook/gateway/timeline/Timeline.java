package io.casebook.gateway.timeline;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

import io.casebook.edtf.EdtfDate;
import org.jspecify.annotations.Nullable;

/**
 * The events of several companies, merged.
 *
 * @param anchors what each company's time is counted from; absent by the calendar
 * @param next the cursor of the next page
 */
public record Timeline(@Nullable List<Anchor> anchors, List<Event> items, @Nullable String next) {

	/** The order of the calendar, as the timeline service has it. */
	private static final Comparator<Event> CALENDAR = Comparator.comparing(Event::date, EdtfDate.CHRONOLOGICAL)
		.thenComparing(Event::id)
		.thenComparing(Event::revision, Comparator.nullsFirst(Comparator.naturalOrder()));

	/** The events of one company; when there are more to come, so may be for it. */
	Timeline of(String company) {
		return new Timeline(this.anchors,
				this.items.stream().filter((event) -> event.company().equals(company)).toList(), this.next);
	}

	/** All events in the order of the calendar. */
	static Timeline of(Collection<Timeline> lanes) {
		return new Timeline(null, lanes.stream().flatMap((lane) -> lane.items().stream()).sorted(CALENDAR).toList(),
				null);
	}

	/** Without a date, the company has no such event. */
	public record Anchor(String company, @Nullable String subject, @Nullable EdtfDate date, @Nullable String event) {
	}

}
