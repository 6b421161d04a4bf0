package io.casebook.gateway.table;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import io.casebook.edtf.EdtfDate;
import io.casebook.gateway.table.NumberFormat.Suffix;
import io.casebook.intake.FieldReader;
import org.jspecify.annotations.Nullable;

/**
 * When figures are of and how they are written: said once for all columns, or for one.
 *
 * @param period what all figures are about
 * @param periodColumn the column with what each is about
 * @param periodFormat how dates are written in it
 * @param knownFrom when the figures became public
 * @param status how firm they are
 * @param number how they are written
 * @param odd what becomes of a cell that is not a number
 */
record FigureManner(@Nullable EdtfDate period, @Nullable String periodColumn, DayFormat periodFormat,
		@Nullable EdtfDate knownFrom, String status, NumberFormat number, OddCell odd) {

	/** When nothing is said. */
	static final FigureManner USUAL = new FigureManner(null, null, DayFormat.EDTF, null, "reported", NumberFormat.PLAIN,
			OddCell.REFUSE);

	private static final Set<String> MEMBERS = Set.of("period", "periodColumn", "periodFormat", "knownFrom", "status",
			"number", "odd");

	private static final Set<String> NUMBER = Set.of("decimal", "group", "prefixes", "suffixes", "negative",
			"exponent");

	/** Its members and others. */
	static Set<String> with(String... others) {
		Set<String> members = new HashSet<>(MEMBERS);
		members.addAll(Set.of(others));
		return Set.copyOf(members);
	}

	/** What is said, and of the rest what is said elsewhere. */
	static FigureManner read(FieldReader json, FigureManner elsewhere) {
		EdtfDate period = json.optionalDate("period");
		String periodColumn = json.optional("periodColumn", TableMapping.LONGEST_NAME);
		if (period != null && periodColumn != null) {
			json.refuse("periodColumn", periodColumn, "either period or periodColumn");
		}
		boolean isSaid = period != null || periodColumn != null;
		EdtfDate knownFrom = json.optionalDate("knownFrom");
		Status status = json.optionalCode("status", Status.class);
		OddCell odd = json.optionalCode("odd", OddCell.class);
		FieldReader number = json.object("number", NUMBER);
		return new FigureManner(isSaid ? period : elsewhere.period(), isSaid ? periodColumn : elsewhere.periodColumn(),
				json.has("periodFormat") ? TableMapping.format(json, "periodFormat") : elsewhere.periodFormat(),
				(knownFrom != null) ? knownFrom : elsewhere.knownFrom(),
				(status != null) ? status.name().toLowerCase(Locale.ROOT) : elsewhere.status(),
				(number != null) ? number(number) : elsewhere.number(), (odd != null) ? odd : elsewhere.odd());
	}

	/** Refuses a column whose figures nobody can place in time. */
	void require(FieldReader json) {
		if (this.period == null && this.periodColumn == null) {
			json.refuse("period", null,
					"a period, or periodColumn with the column that has it, here or for all columns");
		}
		if (this.knownFrom == null) {
			json.refuse("knownFrom", null, "when the figures became public, here or for all columns");
		}
	}

	private static NumberFormat number(FieldReader json) {
		List<Suffix> suffixes = new ArrayList<>();
		for (FieldReader suffix : json.objects("suffixes", Set.of("text", "times"))) {
			BigDecimal times = suffix.number("times");
			suffixes.add(new Suffix(suffix.required("text", 20), (times != null) ? times : BigDecimal.ONE));
		}
		String decimal = json.optional("decimal", 1);
		String group = json.optional("group", 1);
		if (group != null && group.equals((decimal != null) ? decimal : ".")) {
			json.refuse("group", group, "another character than decimal");
		}
		return new NumberFormat((decimal != null) ? decimal : ".", group, json.texts("prefixes", ";"), suffixes,
				json.optionalCode("negative", Negative.class) == Negative.PARENTHESES,
				json.optionalCode("exponent", Exponent.class) == Exponent.ACCEPT);
	}

	private enum Status {

		REPORTED, ESTIMATED, PLANNED, DERIVED

	}

	private enum Negative {

		MINUS, PARENTHESES

	}

	private enum Exponent {

		REFUSE, ACCEPT

	}

}
