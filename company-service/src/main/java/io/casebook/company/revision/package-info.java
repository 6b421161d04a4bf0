/**
 * Versions of all that is recorded: the present state, earlier ones, and the history of
 * each thing.
 */
@NullMarked
package io.casebook.company.revision;

import org.jspecify.annotations.NullMarked;
