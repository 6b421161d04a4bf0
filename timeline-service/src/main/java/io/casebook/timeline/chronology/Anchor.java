package io.casebook.timeline.chronology;

import java.util.UUID;

import io.casebook.edtf.EdtfDate;
import org.jspecify.annotations.Nullable;

/**
 * The event from which a company's time is counted. Without a date, the company has none.
 *
 * @param subject the part of the company whose event it is; absent when its own
 * @param event the id of the event
 */
record Anchor(String company, @Nullable String subject, @Nullable EdtfDate date, @Nullable UUID event) {

	static Anchor none(String company) {
		return new Anchor(company, null, null, null);
	}

	/** The time from here to an event; none when there is no here. */
	@Nullable Since since(UUID id, EdtfDate when) {
		if (this.date == null) {
			return null;
		}
		return id.equals(this.event) ? Since.ZERO : Since.between(this.date, when);
	}

}
