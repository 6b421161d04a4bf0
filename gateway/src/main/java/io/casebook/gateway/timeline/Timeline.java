package io.casebook.gateway.timeline;

import java.util.List;

import io.casebook.edtf.EdtfDate;
import org.jspecify.annotations.Nullable;

/**
 * The events of several companies, merged.
 *
 * @param anchors what each company's time is counted from; absent by the calendar
 * @param next the cursor of the next page
 */
public record Timeline(@Nullable List<Anchor> anchors, List<Event> items, @Nullable String next) {

	/** Without a date, the company has no such event. */
	public record Anchor(String company, @Nullable String subject, @Nullable EdtfDate date, @Nullable String event) {
	}

}
