package io.casebook.gateway.filing;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What a {@code submissions} document, or an older page of one, says.
 *
 * @param filer who files; absent on an older page
 * @param tickers symbols at exchanges
 * @param lei the Legal Entity Identifier
 * @param industry what the SEC's industry code stands for
 * @param seat the place of the business address
 * @param country its country, where that is certain
 * @param formerNames names that it had before
 * @param filings its filings, the latest first
 * @param olderPages the pages that have its other filings, in words
 * @param repeated how many filings are listed twice
 * @param odd what of the document is not of the form that it should have
 */
record Submissions(@Nullable Filer filer, List<String> tickers, @Nullable String lei, @Nullable String industry,
		@Nullable String seat, @Nullable String country, List<FormerName> formerNames, List<ListedFiling> filings,
		List<String> olderPages, int repeated, PassedOver odd) {

	/**
	 * A name that is no longer used.
	 *
	 * @param from the first day of its use
	 * @param to the last day
	 */
	record FormerName(String name, @Nullable String from, @Nullable String to) {
	}

}
