/**
 * The documents that the SEC's EDGAR gives out about a filer, read into profile, indices,
 * claims and events.
 */
@NullMarked
package io.casebook.gateway.filing;

import org.jspecify.annotations.NullMarked;
