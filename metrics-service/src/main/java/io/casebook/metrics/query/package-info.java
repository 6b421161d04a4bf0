/**
 * Reads query parameters strictly, and says all that is wrong with them at once.
 */
@NullMarked
package io.casebook.metrics.query;

import org.jspecify.annotations.NullMarked;
