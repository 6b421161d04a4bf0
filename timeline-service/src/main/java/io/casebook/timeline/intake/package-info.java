/**
 * The import door: takes in the events of a data package, all of them or none.
 */
@NullMarked
package io.casebook.timeline.intake;

import org.jspecify.annotations.NullMarked;
