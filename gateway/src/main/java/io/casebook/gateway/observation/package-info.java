/**
 * Observations in bulk: all of a table or none, when its keys are known.
 */
@NullMarked
package io.casebook.gateway.observation;

import org.jspecify.annotations.NullMarked;
