package io.casebook.metrics.claim;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.casebook.edtf.EdtfDate;
import io.casebook.intake.Citation;
import io.casebook.intake.Flag;
import io.casebook.ranking.Figure;
import io.casebook.ranking.Relation;
import org.jspecify.annotations.Nullable;

/**
 * What a source says about a company in figures, in one of the versions that were
 * recorded of it.
 *
 * @param id names the claim in all of its versions
 * @param company the slug of the company
 * @param subject the slug of the offering or part it is about; none for the company
 * itself
 * @param index the slug of what is measured
 * @param relation how the source qualifies the value
 * @param value the exact value; none when it is missing
 * @param missing why there is no value
 * @param unit the UCUM code, or ISO 4217 for money
 * @param display the figure for people; none when it is missing
 * @param period the time that the figure is about
 * @param periodAsStated that time in the source's words, where they say more
 * @param knownFrom when the source made it public
 * @param asStated the figure as the source writes it
 * @param recordedAt since when this version holds
 * @param recordedBy who recorded it
 * @param supersededAt until when it held; none for the current version
 * @param retiredBy who retired the claim, when no version came after this one
 * @param revision the number of the version, from 1
 */
public record Claim(UUID id, String company, @Nullable String subject, String index, Relation relation,
		@Nullable BigDecimal value, @Nullable Missing missing, String unit, @Nullable String display, EdtfDate period,
		@Nullable String periodAsStated, Status status, Standing standing, EdtfDate knownFrom,
		@Nullable String asStated, List<Citation> sources, List<Flag> flags, Instant recordedAt, String recordedBy,
		@Nullable Instant supersededAt, @Nullable String retiredBy, int revision) {

	public Claim {
		sources = List.copyOf(sources);
		flags = List.copyOf(flags);
	}

	/** The value with its relation and unit; none when it is missing. */
	public @Nullable Figure figure() {
		return (this.value != null) ? new Figure(this.relation, this.value, this.unit) : null;
	}

}
