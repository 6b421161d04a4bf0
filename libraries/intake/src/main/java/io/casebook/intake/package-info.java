/**
 * Takes in what others write: who asks, on which version, only once, and all that is
 * wrong with it.
 */
@NullMarked
package io.casebook.intake;

import org.jspecify.annotations.NullMarked;
