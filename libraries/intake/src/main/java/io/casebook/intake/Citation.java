package io.casebook.intake;

import org.jspecify.annotations.Nullable;

/**
 * Where a statement is found.
 *
 * @param key the key of the source
 * @param locator the place in it
 */
public record Citation(String key, @Nullable String locator) {
}
