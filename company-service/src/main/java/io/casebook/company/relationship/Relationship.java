package io.casebook.company.relationship;

import java.util.List;

import io.casebook.intake.Citation;
import io.casebook.intake.Flag;
import io.casebook.edtf.EdtfDate;
import org.jspecify.annotations.Nullable;

/**
 * A sentence about two companies or offerings.
 *
 * @param from the key of the one it is said of
 * @param to the key of the other
 * @param date since when, or when it happened
 */
public record Relationship(String from, Relation relation, String to, @Nullable EdtfDate date, @Nullable String note,
		List<Citation> sources, List<Flag> flags) {
}
