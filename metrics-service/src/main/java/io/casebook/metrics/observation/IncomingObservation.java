package io.casebook.metrics.observation;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.casebook.edtf.EdtfDate;
import io.casebook.intake.FieldReader;
import io.casebook.intake.Flag;
import io.casebook.metrics.claim.Claim;
import io.casebook.metrics.claim.Missing;
import io.casebook.metrics.claim.Standing;
import io.casebook.metrics.claim.Status;
import io.casebook.ranking.Relation;
import org.jspecify.annotations.Nullable;

/**
 * A claim as it comes in, right by itself. Whether its index is known and has its unit is
 * found out where it is written.
 *
 * @param row the number of its row; 0 for one that comes alone
 */
public record IncomingObservation(long row, String company, @Nullable String subject, String index, Relation relation,
		@Nullable BigDecimal value, @Nullable Missing missing, String unit, Span period,
		@Nullable String periodAsStated, Status status, Standing standing, Span knownFrom, @Nullable String asStated,
		Cited sources, List<Flag> flags) {

	/** What it is a row of. */
	public static final String RESOURCE = "observations";

	/** The fields, which are the columns of a table too. */
	public static final Set<String> FIELDS = Set.of("company", "subject", "index", "relation", "value", "unit",
			"period", "periodAsStated", "status", "standing", "knownFrom", "asStated", "missing", "sources", "flags");

	/**
	 * The members of an object, with those that Casebook itself writes into one. These
	 * are not read, so that what was answered comes back in as it is.
	 */
	public static final Set<String> MEMBERS = Stream
		.concat(FIELDS.stream(),
				Stream.of("id", "display", "recordedAt", "recordedBy", "supersededAt", "retiredBy", "revision"))
		.collect(Collectors.toUnmodifiableSet());

	public static final int LONGEST_PERIOD_AS_STATED = 200;

	public static final int LONGEST_AS_STATED = 500;

	public IncomingObservation {
		flags = List.copyOf(flags);
	}

	/**
	 * Reads a row or an object. What says nothing of its relation, status or standing has
	 * the plainest.
	 */
	public static IncomingObservation read(FieldReader fields) {
		IncomingObservation observation = new IncomingObservation(fields.row(), fields.key("company"),
				fields.optionalKey("subject"), fields.key("index"), relation(fields), fields.number("value"),
				fields.optionalCode("missing", Missing.class), fields.unit("unit"), span(fields, "period"),
				fields.optional("periodAsStated", LONGEST_PERIOD_AS_STATED), status(fields), standing(fields),
				span(fields, "knownFrom"), fields.optional("asStated", LONGEST_AS_STATED), cited(fields),
				fields.flags("flags"));
		checkValue(fields);
		observation.checkTimes(() -> fields);
		return observation;
	}

	/** The same, in a row of that number. */
	public IncomingObservation inRow(long number) {
		return new IncomingObservation(number, this.company, this.subject, this.index, this.relation, this.value,
				this.missing, this.unit, this.period, this.periodAsStated, this.status, this.standing, this.knownFrom,
				this.asStated, this.sources, this.flags);
	}

	/** Whether a version of a claim says just the same, digit by digit. */
	boolean isSaidBy(Claim claim) {
		return Objects.equals(this.value, claim.value()) && this.missing == claim.missing()
				&& this.company.equals(claim.company()) && Objects.equals(this.subject, claim.subject())
				&& this.index.equals(claim.index()) && this.relation == claim.relation()
				&& this.unit.equals(claim.unit()) && this.period.date().equals(claim.period())
				&& Objects.equals(this.periodAsStated, claim.periodAsStated()) && this.status == claim.status()
				&& this.standing == claim.standing() && this.knownFrom.date().equals(claim.knownFrom())
				&& Objects.equals(this.asStated, claim.asStated()) && this.sources.citations().equals(claim.sources())
				&& this.flags.equals(claim.flags());
	}

	/** Notes that there are both or neither of a value and the reason for none. */
	public static void checkValue(FieldReader fields) {
		if (fields.has("value") == fields.has("missing")) {
			fields.refuse("value", null, "either a value or the reason why it is missing");
		}
	}

	/** Notes a period that ends after the source could know. */
	public void checkTimes(Supplier<FieldReader> fields) {
		if (this.status != Status.PLANNED && this.period.certainlyEndsAfter(this.knownFrom)) {
			fields.get()
				.refuse("period", this.period.toString(),
						"a period that ends by knownFrom, %s, unless the status is planned".formatted(this.knownFrom));
		}
	}

	/** How the value is qualified; not at all, unless it is said. */
	public static Relation relation(FieldReader fields) {
		Relation relation = fields.optionalCode("relation", Relation.class);
		return (relation != null) ? relation : Relation.EQ;
	}

	/** How firm it is; reported, unless it is said. */
	public static Status status(FieldReader fields) {
		Status status = fields.optionalCode("status", Status.class);
		return (status != null) ? status : Status.REPORTED;
	}

	/** Its standing; normal, unless it is said. */
	public static Standing standing(FieldReader fields) {
		Standing standing = fields.optionalCode("standing", Standing.class);
		return (standing != null) ? standing : Standing.NORMAL;
	}

	/** A date. */
	public static Span span(FieldReader fields, String field) {
		EdtfDate date = fields.optionalDate(field);
		if (date == null && !fields.has(field)) {
			fields.refuse(field, null, "it is required");
		}
		return (date != null) ? Span.of(date) : Span.REFUSED;
	}

	/** The sources. */
	public static Cited cited(FieldReader fields) {
		return Cited.of(fields.citations("sources"));
	}

}
