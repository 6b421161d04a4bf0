package io.casebook.acceptance;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

/**
 * A row of {@code facts/events.csv}: an event of the source document.
 *
 * @param says a pattern of what title and detail together must say
 */
record Happening(int row, String company, @Nullable String subject, String date, @Nullable String dateAsStated,
		String kind, String says, @Nullable BigDecimal amount, @Nullable String amountRelation,
		@Nullable String amountUnit, String source, boolean watch) {

}
