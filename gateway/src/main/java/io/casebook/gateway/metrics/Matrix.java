package io.casebook.gateway.metrics;

import java.util.List;

/** Companies by indices. */
public record Matrix(List<Index> indices, List<Cell> cells) {
}
