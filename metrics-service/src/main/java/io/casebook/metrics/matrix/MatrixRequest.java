package io.casebook.metrics.matrix;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

import io.casebook.edtf.EdtfDate;
import io.casebook.metrics.query.ParameterReader;
import io.swagger.v3.oas.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Which matrix is asked for, as the query says it. */
record MatrixRequest(
		@Parameter(description = "Keys of companies, separated by commas; 1 to 200",
				required = true) @Nullable List<String> companies,
		@Parameter(description = "Keys of indices, separated by commas; 1 to 100") @Nullable List<String> indices,
		@Parameter(description = "Key of an index set, instead of indices") @Nullable String indexSet,
		@Parameter(
				description = "EDTF; what was certainly public by its last day; when absent the day of recordedAsOf (UTC), or today") @Nullable String asOf,
		@Parameter(description = "RFC 3339; what was recorded at that time") @Nullable String recordedAsOf) {

	private static final int MOST_COMPANIES = 200;

	static final int MOST_INDICES = 100;

	/**
	 * The request with its words understood.
	 * @throws io.casebook.problem.ApiProblem when some are not accepted
	 */
	Wanted read(Clock clock) {
		ParameterReader reader = new ParameterReader();
		List<String> companyKeys = reader.keys("companies", this.companies, MOST_COMPANIES);
		List<String> indexKeys = reader.keys("indices", this.indices, MOST_INDICES);
		String set = reader.key("indexSet", this.indexSet);
		EdtfDate day = reader.asOf("asOf", this.asOf);
		Instant recorded = reader.instant("recordedAsOf", this.recordedAsOf);
		if (this.companies == null) {
			reader.refuse("companies", null, "the keys of 1 to %d companies".formatted(MOST_COMPANIES));
		}
		if ((this.indices == null) == (this.indexSet == null)) {
			String expected = "exactly one of indices and indexSet";
			reader.refuse("indices", null, expected);
			reader.refuse("indexSet", this.indexSet, expected);
		}
		reader.verify();
		return new Wanted((companyKeys != null) ? companyKeys : List.of(), indexKeys, set,
				(day != null) ? day : dayOf((recorded != null) ? recorded : clock.instant()), recorded);
	}

	/** What was answered at a time was answered as of that day. */
	private static EdtfDate dayOf(Instant time) {
		return EdtfDate.of(LocalDate.ofInstant(time, ZoneOffset.UTC));
	}

	/**
	 * What is wanted.
	 *
	 * @param indices the keys of indices; none when a set is wanted
	 * @param set the key of a set; none when indices are wanted
	 */
	record Wanted(List<String> companies, @Nullable List<String> indices, @Nullable String set, EdtfDate asOf,
			@Nullable Instant recordedAsOf) {
	}

}
