package io.casebook.acceptance;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

/**
 * A row of {@code facts/cells.csv}: a reported cell of the comparison that the source
 * document announces.
 *
 * @param display null where the wording is left open
 * @param from the best rank possible; null where nothing else is ranked with it
 * @param more how many claims of other periods or parts there are
 */
record Cell(String company, String index, @Nullable String subject, String relation, BigDecimal value, String unit,
		@Nullable String display, String period, @Nullable String status, String source, @Nullable Integer from,
		@Nullable Integer to, @Nullable Integer of, int more) {

}
