/**
 * The times at which versions are recorded: writes follow each other, and reads may ask
 * for the state of an earlier time.
 */
@NullMarked
package io.casebook.timeline.recording;

import org.jspecify.annotations.NullMarked;
