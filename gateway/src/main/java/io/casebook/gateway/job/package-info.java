/**
 * Work that outlives the request it came with: its state, progress and outcome.
 */
@NullMarked
package io.casebook.gateway.job;

import org.jspecify.annotations.NullMarked;
