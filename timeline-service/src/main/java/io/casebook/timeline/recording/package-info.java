/**
 * Reads of the state of an earlier time.
 */
@NullMarked
package io.casebook.timeline.recording;

import org.jspecify.annotations.NullMarked;
