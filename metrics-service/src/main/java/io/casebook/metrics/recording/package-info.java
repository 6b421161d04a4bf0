/**
 * The times of recording: one after the other, for all that is written.
 */
@NullMarked
package io.casebook.metrics.recording;

import org.jspecify.annotations.NullMarked;
