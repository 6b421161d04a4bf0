/**
 * Claims as they are recorded: lists, single claims and their histories.
 */
@NullMarked
package io.casebook.metrics.observation;

import org.jspecify.annotations.NullMarked;
