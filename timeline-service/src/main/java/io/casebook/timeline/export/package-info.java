/**
 * The export door: gives the events of companies back as the rows of a data package.
 */
@NullMarked
package io.casebook.timeline.export;

import org.jspecify.annotations.NullMarked;
