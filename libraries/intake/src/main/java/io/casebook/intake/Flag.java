package io.casebook.intake;

import org.jspecify.annotations.Nullable;

/**
 * A doubt about a statement, which is kept as stated nevertheless.
 *
 * @param code a stable code, such as {@code precedes-founding}
 * @param note the doubt in words
 */
public record Flag(String code, @Nullable String note) {
}
