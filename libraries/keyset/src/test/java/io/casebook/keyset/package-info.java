/**
 * Cursors, pages and their limits.
 */
@NullMarked
package io.casebook.keyset;

import org.jspecify.annotations.NullMarked;
