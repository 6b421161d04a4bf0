package io.casebook.timeline.event;

import org.jspecify.annotations.Nullable;

/**
 * Something that a reader should know before relying on a statement.
 *
 * @param code a slug
 * @param note the same for people
 */
public record Flag(String code, @Nullable String note) {
}
