/**
 * Dates with their precision, as written in the Extended Date/Time Format of ISO
 * 8601-2:2019.
 */
@NullMarked
package io.casebook.edtf;

import org.jspecify.annotations.NullMarked;
