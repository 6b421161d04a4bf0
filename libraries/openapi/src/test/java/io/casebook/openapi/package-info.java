/**
 * Schemas of records made for it.
 */
@NullMarked
package io.casebook.openapi;

import org.jspecify.annotations.NullMarked;
