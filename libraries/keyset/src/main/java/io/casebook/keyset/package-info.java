/**
 * Keyset paging: pages of a list, and the opaque cursors that lead from one to the next.
 */
@NullMarked
package io.casebook.keyset;

import org.jspecify.annotations.NullMarked;
