/**
 * Who may do what: reading is open, changing something needs a key.
 */
@NullMarked
package io.casebook.gateway.access;

import org.jspecify.annotations.NullMarked;
