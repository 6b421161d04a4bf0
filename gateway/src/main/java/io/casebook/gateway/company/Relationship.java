package io.casebook.gateway.company;

import java.util.List;

import io.casebook.edtf.EdtfDate;
import io.casebook.gateway.evidence.Citation;
import io.casebook.gateway.evidence.Flag;
import org.jspecify.annotations.Nullable;

/**
 * A sentence about two companies or offerings.
 *
 * @param from the key of the one it is said of
 * @param relation such as {@code founded-by}
 * @param to the key of the other
 * @param date since when, or when it happened
 */
public record Relationship(String from, String relation, String to, @Nullable EdtfDate date, @Nullable String note,
		@Nullable List<Citation> sources, @Nullable List<Flag> flags) {
}
