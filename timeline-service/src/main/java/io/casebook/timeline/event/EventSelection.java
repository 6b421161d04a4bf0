package io.casebook.timeline.event;

import java.util.List;

import io.casebook.edtf.EdtfDate;
import io.casebook.problem.ApiProblem;
import io.casebook.problem.InvalidInput;
import io.casebook.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * Which events are wanted. What is empty or absent does not restrict.
 *
 * @param from events that cannot have ended before this date's first day
 * @param to events that cannot have begun after this date's last day
 * @param asOf the same as {@code to}, for a view of a past day: both may be given
 * @param text to be found in the title or the detail, in any case
 * @param versions the versions of them that are wanted
 */
public record EventSelection(List<String> companies, List<EventKind> kinds, @Nullable EdtfDate from,
		@Nullable EdtfDate to, @Nullable EdtfDate asOf, @Nullable String text, Versions versions) {

	public EventSelection {
		if (from != null && to != null && from.certainlyAfter(to)) {
			throw new ApiProblem(ProblemType.INVALID_PARAMETER,
					"The span from '%s' to '%s' is reversed".formatted(from, to),
					InvalidInput.parameter("from", from.toString(), "a date that is not after that of to"),
					InvalidInput.parameter("to", to.toString(), "a date that is not before that of from"));
		}
	}

	/** All versions wanted of all events of some companies. */
	public static EventSelection ofCompanies(List<String> companies, Versions versions) {
		return new EventSelection(companies, List.of(), null, null, null, null, versions);
	}

	/** The same of other versions. */
	public EventSelection of(Versions others) {
		return new EventSelection(this.companies, this.kinds, this.from, this.to, this.asOf, this.text, others);
	}

	Conditions conditions() {
		Conditions conditions = new Conditions();
		if (!this.companies.isEmpty()) {
			conditions.add("event.company = ANY(:companies)", "companies", this.companies.toArray(String[]::new));
		}
		if (!this.kinds.isEmpty()) {
			conditions.add("event.kind = ANY(:kinds)", "kinds",
					this.kinds.stream().map(EventKind::toString).toArray(String[]::new));
		}
		if (this.from != null) {
			conditions.add("event.latest >= :from::date", "from", DayBounds.of(this.from).earliest());
		}
		if (this.to != null) {
			conditions.add("event.earliest <= :to::date", "to", DayBounds.of(this.to).latest());
		}
		if (this.asOf != null) {
			conditions.add("event.earliest <= :asOf::date", "asOf", DayBounds.of(this.asOf).latest());
		}
		if (this.text != null) {
			// the collation of Unicode, because that of the database may know ASCII only
			conditions.add("""
					lower((event.title || E'\\n' || coalesce(event.detail, '')) COLLATE "pg_c_utf8")
						LIKE lower(:pattern::text COLLATE "pg_c_utf8")""", "pattern", pattern(this.text));
		}
		return conditions;
	}

	/**
	 * The text anywhere; characters that LIKE reads as wildcards stand for themselves.
	 */
	private static String pattern(String text) {
		return "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
	}

}
