package io.casebook.acceptance;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

/**
 * A row of {@code facts/observations.csv}: an index row of the source document.
 *
 * @param status null where the document leaves open whether the figure was reported or
 * derived
 * @param watch whether the document is doubtful, so that a flag must say so
 */
record Claim(int row, String company, @Nullable String subject, String index, String relation, BigDecimal value,
		String unit, String period, @Nullable String periodAsStated, @Nullable String status, String source,
		String knownFrom, boolean watch) {

}
