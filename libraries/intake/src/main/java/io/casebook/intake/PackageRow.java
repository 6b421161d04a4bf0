package io.casebook.intake;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A row of a data package.
 *
 * @param resource the resource it is a row of, such as {@code observations}
 * @param row its number there; the header is row 1
 * @param fields its fields by column; empty ones are absent
 */
public record PackageRow(@Nullable String resource, @Nullable Long row,
		@Nullable Map<String, @Nullable String> fields) {
}
