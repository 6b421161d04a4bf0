/**
 * Named, ordered lists of indices.
 */
@NullMarked
package io.casebook.metrics.indexset;

import org.jspecify.annotations.NullMarked;
