package io.casebook.gateway.timeline;

import java.time.Instant;
import java.util.List;

import io.casebook.edtf.EdtfDate;
import io.casebook.gateway.service.ServiceRequest;
import org.jspecify.annotations.Nullable;

/**
 * Which timeline is asked for.
 *
 * @param align what events are placed against, such as {@code founding}; absent: the
 * calendar
 * @param asOf leaves out what cannot have begun by then; absent: nothing
 * @param recordedAsOf counts what Casebook had been told by then; absent: all
 */
public record TimelineRequest(List<String> companies, @Nullable String align, @Nullable EdtfDate asOf,
		@Nullable Instant recordedAsOf) {

	/** One request has no more companies than this. */
	static final int MOST_COMPANIES = 50;

	/** A view holds no more events than this; the rest is a link away. */
	static final int MOST_EVENTS = 2000;

	/** Whether events are in the order of the calendar. */
	boolean isByCalendar() {
		return this.align == null || this.align.equals("calendar");
	}

	ServiceRequest toService() {
		return toService(this.companies);
	}

	/** The same of some companies. */
	ServiceRequest toService(List<String> some) {
		return ServiceRequest.path("/api/v1/timelines")
			.with("companies", some)
			.with("align", this.align)
			.with("asOf", this.asOf)
			.with("recordedAsOf", this.recordedAsOf)
			.with("limit", MOST_EVENTS);
	}

	/** Where the next page is. */
	public String next(String cursor) {
		return toService().with("cursor", cursor).address();
	}

}
