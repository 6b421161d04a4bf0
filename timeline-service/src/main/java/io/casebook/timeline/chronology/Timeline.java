package io.casebook.timeline.chronology;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The events of several companies, merged.
 *
 * @param anchors one for each company, in the order asked for; absent by the calendar
 * @param items the events in order
 * @param next the cursor of the next page; absent on the last
 */
record Timeline(Alignment align, @Nullable List<Anchor> anchors, List<TimelineItem> items, @Nullable String next) {
}
