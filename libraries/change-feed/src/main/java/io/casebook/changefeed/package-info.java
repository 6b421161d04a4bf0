/**
 * The changes of a service as its transactions committed them, from a table that they
 * write to into streams that can be resumed.
 */
@NullMarked
package io.casebook.changefeed;

import org.jspecify.annotations.NullMarked;
