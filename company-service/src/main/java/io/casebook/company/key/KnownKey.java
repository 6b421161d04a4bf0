package io.casebook.company.key;

/**
 * A key that is taken.
 *
 * @param kind {@code company} or {@code offering}
 */
record KnownKey(String key, String kind) {
}
