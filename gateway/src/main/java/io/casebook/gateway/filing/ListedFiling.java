package io.casebook.gateway.filing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A filing in a list of filings.
 *
 * @param row its number in the list, like that of a row of a table
 * @param period the last day of what it reports on, or the day of what it reports
 * @param description what its main document is called
 * @param items the numbers of the items of an 8-K
 * @param document the file of its main document
 */
record ListedFiling(long row, Filing filing, @Nullable LocalDate period, String description, String items,
		String document) {

	private static final int LONGEST_DETAIL = 2000;

	/** The filing as a row of events. Its number makes the title one of its own. */
	Map<String, String> event(String company) {
		Map<String, String> row = new LinkedHashMap<>();
		row.put("company", company);
		row.put("date", this.filing.filed().toString());
		row.put("kind", "other");
		row.put("title", title());
		if (!detail().isEmpty()) {
			row.put("detail", detail());
		}
		row.put("sources", this.filing.accession());
		return row;
	}

	private String title() {
		String form = FilingSource.isByCompany(this.filing.form()) ? "Files " + this.filing.form()
				: this.filing.form() + " about it is filed";
		return form + ((this.period != null) ? " for " + this.period : "") + " (" + this.filing.accession() + ")";
	}

	private String detail() {
		List<String> parts = new ArrayList<>();
		if (!this.description.isEmpty()) {
			parts.add(this.description);
		}
		if (!this.items.isEmpty()) {
			parts.add("items " + this.items.replaceAll(",\\s*", ", "));
		}
		if (!this.document.isEmpty()) {
			parts.add("document " + this.document);
		}
		String detail = String.join("; ", parts).replaceAll("[\\p{Cntrl}\\p{Cs}\\s]+", " ");
		return (detail.length() <= LONGEST_DETAIL) ? detail : detail.substring(0, LONGEST_DETAIL - 1) + "…";
	}

}
