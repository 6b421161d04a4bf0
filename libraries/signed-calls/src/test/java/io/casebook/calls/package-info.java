/** Tests of who is let in. */
@NullMarked
package io.casebook.calls;

import org.jspecify.annotations.NullMarked;
