/**
 * Rank ranges and verdicts of figures that may be open on a side; plain computation.
 */
@NullMarked
package io.casebook.ranking;

import org.jspecify.annotations.NullMarked;
