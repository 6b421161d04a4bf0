/**
 * Reads the columns of database rows.
 */
@NullMarked
package io.casebook.metrics.row;

import org.jspecify.annotations.NullMarked;
