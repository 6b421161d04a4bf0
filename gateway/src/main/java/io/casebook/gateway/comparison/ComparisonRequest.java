package io.casebook.gateway.comparison;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import io.casebook.edtf.EdtfDate;
import io.casebook.edtf.EdtfException;
import io.casebook.gateway.parameter.Keys;
import io.casebook.gateway.parameter.Times;
import io.casebook.problem.ApiProblem;
import org.jspecify.annotations.Nullable;

/**
 * What is to be compared.
 *
 * @param group the key of a group; without one, the companies are given
 * @param indexSet the key of an index set; without one, the indices are given, if any
 * @param asOf where none is given the day of {@code recordedAsOf}, so that what was
 * answered then is the answer for good, and today without one
 * @param align absent: by the calendar
 */
record ComparisonRequest(@Nullable String group, List<String> companies, @Nullable String indexSet,
		List<String> indices, EdtfDate asOf, @Nullable Instant recordedAsOf, Set<Part> include,
		@Nullable String align) {

	static final int MOST_COMPANIES = 50;

	private static final List<String> ALIGNMENTS = List.of("calendar", "founding", "first-licence", "listing");

	/**
	 * Reads what a client wrote.
	 * @throws ApiProblem naming the parameter that cannot be accepted
	 */
	static ComparisonRequest of(ComparisonParameters given, Clock clock) {
		refuseBoth("group", given.group(), "companies", given.companies());
		refuseBoth("indexSet", given.indexSet(), "indices", given.indices());
		List<String> companies = Keys.list("companies", given.companies());
		if (given.group() == null && given.companies() == null) {
			throw ApiProblem.invalidParameter("companies", null, "either companies or group is required");
		}
		if (companies.size() > MOST_COMPANIES) {
			throw ApiProblem.invalidParameter("companies", null,
					"at most %d companies; these are %d".formatted(MOST_COMPANIES, companies.size()));
		}
		Set<Part> include = Part.of(Keys.words("include", given.include()));
		if (include.contains(Part.MATRIX) && given.indexSet() == null && given.indices() == null) {
			throw ApiProblem.invalidParameter("indexSet", null,
					"either indexSet or indices is required, unless include leaves the matrix out");
		}
		Instant recordedAsOf = Times.parse("recordedAsOf", given.recordedAsOf());
		return new ComparisonRequest(Keys.one("group", given.group()), companies,
				Keys.one("indexSet", given.indexSet()), Keys.list("indices", given.indices()),
				asOf(given.asOf(), (recordedAsOf != null) ? recordedAsOf : clock.instant()), recordedAsOf, include,
				alignment(given.align()));
	}

	boolean includes(Part part) {
		return this.include.contains(part);
	}

	/** Whether the matrix is needed, be it only to be checked. */
	boolean needsMatrix() {
		return (includes(Part.MATRIX) || includes(Part.FINDINGS)) && (this.indexSet != null || !this.indices.isEmpty());
	}

	boolean needsTimeline() {
		return includes(Part.TIMELINE) || includes(Part.FINDINGS);
	}

	/** The same for a format that is a table and has no place for other sections. */
	ComparisonRequest asTable() {
		if (!includes(Part.MATRIX)) {
			throw ApiProblem.invalidParameter("include", null,
					"a table is made of the matrix, so include must name it");
		}
		Set<Part> table = EnumSet.of(Part.PROFILES, Part.MATRIX, Part.SOURCES);
		return new ComparisonRequest(this.group, this.companies, this.indexSet, this.indices, this.asOf,
				this.recordedAsOf, table, this.align);
	}

	private static void refuseBoth(String one, @Nullable Object first, String other, @Nullable Object second) {
		if (first != null && second != null) {
			throw ApiProblem.invalidParameter(one, String.valueOf(first),
					"either %s or %s, not both".formatted(one, other));
		}
	}

	private static EdtfDate asOf(@Nullable String text, Instant time) {
		if (text == null) {
			return EdtfDate.of(LocalDate.ofInstant(time, ZoneOffset.UTC));
		}
		try {
			EdtfDate date = EdtfDate.of(text);
			if (date.latest() != null) {
				return date;
			}
		}
		catch (EdtfException ex) {
			throw ApiProblem.invalidParameter("asOf", text, String.valueOf(ex.getMessage()));
		}
		throw ApiProblem.invalidParameter("asOf", text, "a date with a last day, such as 2018-07");
	}

	private static @Nullable String alignment(@Nullable String text) {
		if (text != null && !ALIGNMENTS.contains(text)) {
			throw ApiProblem.invalidParameter("align", text, "one of " + String.join(", ", ALIGNMENTS));
		}
		return text;
	}

}
