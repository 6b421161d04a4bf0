/**
 * The catalogue of indices: what is measured, in which unit, and which direction is
 * better.
 */
@NullMarked
package io.casebook.metrics.index;

import org.jspecify.annotations.NullMarked;
