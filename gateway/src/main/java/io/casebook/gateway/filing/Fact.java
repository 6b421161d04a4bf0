package io.casebook.gateway.filing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import io.casebook.gateway.concept.Concept;
import org.jspecify.annotations.Nullable;

/**
 * What one filing states about one concept and one period: a row of {@code companyfacts}.
 *
 * @param row its number in the document, from 1
 * @param concept what is stated
 * @param unit the unit as the document has it, such as {@code USD/shares}
 * @param start the first day of the period; absent for an instant
 * @param end the last day of the period, or the instant
 * @param value the value, exactly
 * @param asStated the value as the document writes it
 * @param oddStart a first day that is stated to be after the last, which makes no period
 * @param filing the filing that states it
 */
record Fact(long row, Concept concept, String unit, @Nullable LocalDate start, LocalDate end, BigDecimal value,
		String asStated, @Nullable LocalDate oddStart, Filing filing) {

	/** What the fact is about, as EDTF. */
	String period() {
		return (this.start != null) ? this.start + "/" + this.end : this.end.toString();
	}

	/** What is doubtful about it, as a package has it; nothing as a rule. */
	@Nullable String flags() {
		List<String> flags = new ArrayList<>();
		if (isPlan()) {
			flags.add("ends-after-filing: The period ends after the day on which this was filed");
		}
		if (this.oddStart != null) {
			flags.add("starts-after-end: The period is stated to begin on %s, after its end".formatted(this.oddStart));
		}
		return flags.isEmpty() ? null : String.join(" | ", flags);
	}

	/** Whether the period goes on after the day of filing: then it cannot be a result. */
	boolean isPlan() {
		return this.end.isAfter(this.filing.filed());
	}

}
