/**
 * Chronologies: the events of several companies as one timeline, by the calendar or by
 * the companies' lives.
 */
@NullMarked
package io.casebook.timeline.chronology;

import org.jspecify.annotations.NullMarked;
