/**
 * Requests that are too much, or too slow.
 */
@NullMarked
package io.casebook.limits;

import org.jspecify.annotations.NullMarked;
