/**
 * The catalogue of indices, as far as imports have to know it.
 */
@NullMarked
package io.casebook.gateway.catalogue;

import org.jspecify.annotations.NullMarked;
