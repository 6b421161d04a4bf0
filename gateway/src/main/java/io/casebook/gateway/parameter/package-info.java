/**
 * Query parameters as clients write them.
 */
@NullMarked
package io.casebook.gateway.parameter;

import org.jspecify.annotations.NullMarked;
