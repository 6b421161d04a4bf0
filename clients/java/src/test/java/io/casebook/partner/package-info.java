/** The client as a partner uses it. */
@NullMarked
package io.casebook.partner;

import org.jspecify.annotations.NullMarked;
