package io.casebook.gateway.metrics;

import org.jspecify.annotations.Nullable;

/**
 * Something that is measured.
 *
 * @param unit a UCUM code, or ISO 4217 for money
 * @param better {@code higher}, {@code lower} or {@code none}
 * @param basis {@code actual} or {@code plan}
 */
public record Index(String key, String title, String unit, @Nullable String unitLabel, String dimension, String better,
		@Nullable String basis, @Nullable String definition, @Nullable String formula) {
}
