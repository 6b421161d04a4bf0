/**
 * Who may do what: reading is open unless it is closed, all else needs a key or token
 * with a scope for it.
 */
@NullMarked
package io.casebook.gateway.access;

import org.jspecify.annotations.NullMarked;
