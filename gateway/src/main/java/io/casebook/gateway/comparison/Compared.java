package io.casebook.gateway.comparison;

import java.util.List;

import io.casebook.gateway.company.Offering;

/**
 * A comparison, and the offerings that its cells may be about.
 */
record Compared(Comparison comparison, List<Offering> offerings) {
}
