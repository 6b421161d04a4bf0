/**
 * Files that hold what is too large for memory while the gateway works on it.
 */
@NullMarked
package io.casebook.gateway.spool;

import org.jspecify.annotations.NullMarked;
