package io.casebook.gateway.dataset;

import java.util.Map;

/**
 * A row of a data package, as the services' import doors take it.
 *
 * @param resource the resource it is in, such as {@code observations}
 * @param row its number; a table's header is row 1
 * @param fields its values by column, without the empty ones
 */
record PackageRow(String resource, long row, Map<String, String> fields) {
}
