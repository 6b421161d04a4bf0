package io.casebook.timeline.event;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.casebook.edtf.EdtfDate;
import io.casebook.intake.Citation;
import io.casebook.intake.Flag;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a company, or to a part of it, in one of its versions.
 *
 * @param subject the part that it happened to; absent when to the company itself
 * @param date when, with the precision of the source
 * @param dateAsStated the source's own words, where EDTF has no form for them
 * @param recordedAt when Casebook was told of this version
 * @param revision the number of this version, from 1
 * @param recordedBy who recorded it; told in histories only, like what follows
 * @param supersededAt until when it held; absent while it holds
 * @param retiredBy who retired the event, when this was its last version
 */
public record Event(UUID id, String company, @Nullable String subject, EdtfDate date, @Nullable String dateAsStated,
		EventKind kind, String title, @Nullable String detail, @Nullable Amount amount, List<Citation> sources,
		List<Flag> flags, Instant recordedAt, int revision, @Nullable String recordedBy, @Nullable Instant supersededAt,
		@Nullable String retiredBy) {

	/** What is stated of it. */
	EventContent content() {
		return new EventContent(this.company, this.subject, this.date, this.dateAsStated, this.kind, this.title,
				this.detail, this.amount, this.sources, this.flags);
	}

}
