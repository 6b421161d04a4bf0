/**
 * Where requests come from, and which of their headers are believed.
 */
@NullMarked
package io.casebook.gateway.origin;

import org.jspecify.annotations.NullMarked;
