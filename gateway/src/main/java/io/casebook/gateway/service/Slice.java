package io.casebook.gateway.service;

/**
 * An answer of a service that is kept.
 *
 * @param size the number of bytes it came in
 */
record Slice(Object content, int size, Validity validity) {
}
