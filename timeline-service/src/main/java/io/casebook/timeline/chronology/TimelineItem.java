package io.casebook.timeline.chronology;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.casebook.timeline.event.Event;
import org.jspecify.annotations.Nullable;

/**
 * An event in its place on a timeline.
 *
 * @param since the time from the company's anchor; absent without one
 */
record TimelineItem(@JsonUnwrapped Event event, @Nullable Since since) {
}
