package io.casebook.metrics.claim;

import org.jspecify.annotations.Nullable;

/**
 * Where a claim is found.
 *
 * @param key the key of the source
 * @param locator the place in it
 */
public record Citation(String key, @Nullable String locator) {
}
