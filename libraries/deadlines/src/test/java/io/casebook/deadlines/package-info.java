/**
 * A service, and a PostgreSQL that is kept busy by it.
 */
@NullMarked
package io.casebook.deadlines;

import org.jspecify.annotations.NullMarked;
