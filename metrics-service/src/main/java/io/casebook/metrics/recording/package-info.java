/**
 * Versions of single things: what a request says of one, and what becomes of it.
 */
@NullMarked
package io.casebook.metrics.recording;

import org.jspecify.annotations.NullMarked;
