package io.casebook.gateway.timeline;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

import io.casebook.edtf.EdtfDate;
import io.casebook.gateway.evidence.Citation;
import io.casebook.gateway.evidence.Flag;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a company, or to a part of it.
 *
 * @param subject the offering or part that it happened to; absent when to the company
 * itself
 * @param since the time from the company's anchor; absent by the calendar
 */
public record Event(String id, String company, @Nullable String subject, EdtfDate date, @Nullable String dateAsStated,
		String kind, String title, @Nullable String detail, @Nullable Amount amount, @Nullable List<Citation> sources,
		@Nullable List<Flag> flags, @Nullable Instant recordedAt, @Nullable Integer revision, @Nullable Since since) {

	/** How much it was about. */
	public record Amount(BigDecimal value, String relation, String unit) {
	}

	/**
	 * Between which times after the anchor it was, as ISO 8601 durations; open sides are
	 * absent.
	 */
	public record Since(@Nullable String from, @Nullable String to) {
	}

}
