/**
 * Operations that are to go: their answers say so, by RFC 9745 and RFC 8594.
 */
@NullMarked
package io.casebook.gateway.deprecation;

import org.jspecify.annotations.NullMarked;
