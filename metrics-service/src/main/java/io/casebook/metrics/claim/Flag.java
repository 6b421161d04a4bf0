package io.casebook.metrics.claim;

import org.jspecify.annotations.Nullable;

/**
 * A doubt about a claim, which is kept as stated nevertheless.
 *
 * @param code a stable code, such as {@code precedes-founding}
 */
public record Flag(String code, @Nullable String note) {
}
