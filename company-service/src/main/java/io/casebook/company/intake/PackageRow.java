package io.casebook.company.intake;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A row of a data package, as its line has it.
 *
 * @param resource the name of the resource
 * @param row the number of the row in the resource's file; the header is row 1
 * @param fields the texts of the fields; an empty one is absent
 */
record PackageRow(String resource, long row, Map<String, @Nullable String> fields) {
}
