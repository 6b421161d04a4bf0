package io.casebook.timeline.intake;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.casebook.timeline.event.EventContent;

/**
 * An event in a package.
 *
 * @param row the number of its row
 */
record PackagedEvent(long row, @JsonUnwrapped EventContent content) {
}
