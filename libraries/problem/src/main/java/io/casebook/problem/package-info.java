/**
 * RFC 9457 problem details for reactive Spring applications, in one shape for every
 * failure.
 */
@NullMarked
package io.casebook.problem;

import org.jspecify.annotations.NullMarked;
