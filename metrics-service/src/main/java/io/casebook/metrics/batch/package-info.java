/**
 * Observations in bulk: checked row by row on their way into the database, then merged as
 * a whole.
 */
@NullMarked
package io.casebook.metrics.batch;

import org.jspecify.annotations.NullMarked;
