/**
 * How much each key, and each address without one, may ask for.
 */
@NullMarked
package io.casebook.gateway.quota;

import org.jspecify.annotations.NullMarked;
