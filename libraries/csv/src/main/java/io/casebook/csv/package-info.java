/**
 * Tables as CSV (RFC 4180): read strictly, with each fault at its row and column, and
 * written so that no spreadsheet takes a text for a formula.
 */
@NullMarked
package io.casebook.csv;

import org.jspecify.annotations.NullMarked;
