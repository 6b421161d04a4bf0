package io.casebook.gateway.timeline;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

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

	/** The events of some companies; when there are more to come, so may be for each. */
	Map<String, Timeline> byCompany(Collection<String> companies) {
		Map<String, List<Event>> events = this.items.stream().collect(Collectors.groupingBy(Event::company));
		Map<String, Timeline> lanes = new LinkedHashMap<>();
		companies.forEach((company) -> lanes.put(company,
				new Timeline(this.anchors, events.getOrDefault(company, List.of()), this.next)));
		return lanes;
	}

	/** Whether no more is to come. */
	boolean isWhole() {
		return this.next == null;
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
