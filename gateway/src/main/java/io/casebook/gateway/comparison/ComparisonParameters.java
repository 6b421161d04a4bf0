package io.casebook.gateway.comparison;

import java.util.List;

import io.swagger.v3.oas.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What a client asks to be compared, as it was written, bound from the query. */
record ComparisonParameters(
		@Parameter(description = "Key of a group of companies, in place of companies",
				example = "fintech-cases") @Nullable String group,
		@Parameter(
				description = "Keys of at most 50 companies, separated by commas, in place of group") @Nullable List<String> companies,
		@Parameter(description = "Key of a set of indices, in place of indices",
				example = "key-indices") @Nullable String indexSet,
		@Parameter(
				description = "Keys of indices, separated by commas, in place of indexSet") @Nullable List<String> indices,
		@Parameter(
				description = "EDTF date: what was certainly public by its end; when absent the day of recordedAsOf (UTC), or today",
				example = "2018-07") @Nullable String asOf,
		@Parameter(description = "RFC 3339 time: everything as Casebook had recorded it by then",
				example = "2026-11-23T12:00:00Z") @Nullable String recordedAsOf,
		@Parameter(
				description = "Sections wanted, separated by commas: profiles, matrix, timeline, relationships, sources, findings; all when absent") @Nullable List<String> include,
		@Parameter(
				description = "Fields wanted, as dotted paths separated by commas, such as cells.company,cells.value; all when absent. JSON only") @Nullable List<String> fields,
		@Parameter(
				description = "What the timeline is placed against: calendar, founding, first-licence or listing; the calendar when absent") @Nullable String align) {
}
