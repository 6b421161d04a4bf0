/**
 * Work ends when its time is over or nobody waits for it any more, the statement that
 * PostgreSQL is at included.
 */
@NullMarked
package io.casebook.deadlines;

import org.jspecify.annotations.NullMarked;
