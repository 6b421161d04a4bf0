package io.casebook.gateway.imports;

import java.util.Map;

/**
 * A row of a data package, as the services' import doors take it.
 *
 * @param resource the resource it is in, such as {@code observations}
 * @param row its number; a table's header is row 1
 * @param fields its values by column, without the empty ones; of a source its only field
 * {@code csl}, an item of CSL-JSON
 */
public record PackageRow(String resource, long row, Map<String, String> fields) {
}
