package io.casebook.gateway.metrics;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Claims about a company.
 *
 * @param next the cursor of the next page
 */
public record ObservationPage(List<Observation> items, @Nullable String next) {
}
