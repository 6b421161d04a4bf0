package io.casebook.timeline.event;

import org.jspecify.annotations.Nullable;

/**
 * Where a statement comes from.
 *
 * @param key the key of the source
 * @param locator the place in it, such as a page
 */
public record Citation(String key, @Nullable String locator) {
}
