package io.casebook.gateway.finding;

import java.util.Optional;

import io.casebook.edtf.EdtfDate;
import io.casebook.gateway.company.Relationship;

/**
 * That one founded another.
 *
 * @param date when the relationship says so
 */
record Founding(String founder, String founded, Optional<EdtfDate> date) {

	/** What a relationship says of a founding, if that is what it is about. */
	static Optional<Founding> of(Relationship relationship) {
		Optional<EdtfDate> date = Optional.ofNullable(relationship.date());
		return switch (relationship.relation()) {
			case "founded" -> Optional.of(new Founding(relationship.from(), relationship.to(), date));
			case "founded-by" -> Optional.of(new Founding(relationship.to(), relationship.from(), date));
			default -> Optional.empty();
		};
	}

}
