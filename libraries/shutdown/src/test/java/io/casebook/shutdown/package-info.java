/**
 * An application that stops while it is asked.
 */
@NullMarked
package io.casebook.shutdown;

import org.jspecify.annotations.NullMarked;
