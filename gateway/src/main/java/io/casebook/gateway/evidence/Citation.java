package io.casebook.gateway.evidence;

import org.jspecify.annotations.Nullable;

/**
 * A source that is cited.
 *
 * @param key the key of the source
 * @param locator the place in it, such as a page; absent when none is known
 */
public record Citation(String key, @Nullable String locator) {
}
