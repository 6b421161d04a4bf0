package io.casebook.metrics.index;

import org.jspecify.annotations.Nullable;

/**
 * Something that is measured.
 *
 * @param key the slug that names it
 * @param title what people call it
 * @param unit a UCUM code such as <code>{users}</code>, or for money the ISO 4217 code
 * that is usual for it
 * @param unitLabel the unit as people write it
 * @param dimension what sort of quantity it is
 * @param better which direction is better
 * @param basis whether it is about results or about plans
 * @param definition what is measured, in words
 * @param formula how it follows from other quantities
 */
public record Index(String key, String title, String unit, @Nullable String unitLabel, Dimension dimension,
		Better better, Basis basis, @Nullable String definition, @Nullable String formula) {
}
