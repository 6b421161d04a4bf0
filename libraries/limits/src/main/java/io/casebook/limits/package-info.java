/**
 * What a request may be at most, and how slowly it may come.
 */
@NullMarked
package io.casebook.limits;

import org.jspecify.annotations.NullMarked;
