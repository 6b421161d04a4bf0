package io.casebook.ranking;

/**
 * How a figure compares with that of another company.
 *
 * @param company the other company
 * @param comparison what the figure is, seen from the other one
 * @param certainty whether it must be so or can be so
 */
public record Verdict(String company, Comparison comparison, Certainty certainty) {
}
