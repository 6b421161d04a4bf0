package io.casebook.timeline.chronology;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.casebook.timeline.event.Event;
import org.jspecify.annotations.Nullable;

/**
 * The events of several companies, merged.
 *
 * @param anchors one for each company, in the order asked for; absent by the calendar
 * @param items the events in order
 * @param next the cursor of the next page; absent on the last
 */
record Timeline(Alignment align, @Nullable List<Anchor> anchors, List<Item> items, @Nullable String next) {

	/**
	 * An event in its place.
	 *
	 * @param since the time from the company's anchor; absent without one
	 */
	record Item(@JsonUnwrapped Event event, @Nullable Since since) {
	}

}
