package io.casebook.company.profile;

import java.time.Instant;
import java.util.List;

import io.casebook.intake.Citation;
import io.casebook.intake.Flag;
import io.casebook.company.name.Name;
import io.casebook.edtf.EdtfDate;
import org.jspecify.annotations.Nullable;

/**
 * What Casebook states about a company, independent of any period.
 *
 * @param country where it is at home, ISO 3166-1 alpha-2
 * @param sources the keys of the sources of all that has no sources of its own
 * @param distinctions what sources say distinguishes it
 * @param mottos its own words
 * @param recordedAt when this version of it was recorded
 * @param revision the number of this version, from 1
 */
public record Profile(String key, String name, CompanyKind kind, @Nullable EdtfDate founded, @Nullable String country,
		@Nullable String seat, @Nullable String industry, String summary, List<String> sources, List<Name> names,
		List<Identifier> identifiers, List<Distinction> distinctions, List<Motto> mottos, List<Flag> flags,
		Instant recordedAt, int revision) {

	record Identifier(IdentifierScheme scheme, String value) {
	}

	record Distinction(String text, List<Citation> sources) {
	}

	record Motto(StatementKind kind, String text, List<Citation> sources) {
	}

}
