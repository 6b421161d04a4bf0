/**
 * What the OpenAPI documents of all modules have alike.
 */
@NullMarked
package io.casebook.openapi;

import org.jspecify.annotations.NullMarked;
