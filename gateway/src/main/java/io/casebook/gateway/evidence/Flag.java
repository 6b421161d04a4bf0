package io.casebook.gateway.evidence;

import org.jspecify.annotations.Nullable;

/**
 * Something doubtful about what is stated, which is kept as stated.
 *
 * @param code what kind of doubt
 * @param note the doubt in words
 */
public record Flag(String code, @Nullable String note) {
}
