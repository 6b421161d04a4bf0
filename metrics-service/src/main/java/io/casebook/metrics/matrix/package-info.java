/**
 * Companies by indices: the chosen claim of each cell, its rank range and its verdicts.
 */
@NullMarked
package io.casebook.metrics.matrix;

import org.jspecify.annotations.NullMarked;
