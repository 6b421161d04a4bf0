/**
 * Casebook's figures: what is measured, what sources claim, and how companies compare.
 */
@NullMarked
package io.casebook.metrics;

import org.jspecify.annotations.NullMarked;
