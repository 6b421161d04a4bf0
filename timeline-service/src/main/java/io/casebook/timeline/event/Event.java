package io.casebook.timeline.event;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.casebook.edtf.EdtfDate;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a company, or to a part of it, in its current version.
 *
 * @param subject the part that it happened to; absent when to the company itself
 * @param date when, with the precision of the source
 * @param dateAsStated the source's own words, where EDTF has no form for them
 * @param position the order among events that the dates do not order
 * @param recordedAt when Casebook was told of this version
 * @param revision the number of this version, from 1
 */
public record Event(UUID id, String company, @Nullable String subject, EdtfDate date, @Nullable String dateAsStated,
		EventKind kind, String title, @Nullable String detail, @Nullable Amount amount, List<Citation> sources,
		List<Flag> flags, @JsonIgnore long position, Instant recordedAt, int revision) {
}
