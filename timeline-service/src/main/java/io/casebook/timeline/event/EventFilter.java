package io.casebook.timeline.event;

import java.util.List;

import io.casebook.edtf.EdtfDate;
import io.casebook.problem.ApiProblem;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The filters of the list of events, bound from the query. */
record EventFilter(
		@Parameter(description = "Keys of companies, separated by commas",
				example = "lufax,qudian") @Nullable List<String> company,
		@Parameter(description = "EDTF date: leaves out events that ended before it began",
				example = "2011-05") @Nullable EdtfDate from,
		@Parameter(description = "EDTF date: leaves out events that began after it ended",
				example = "2018-07") @Nullable EdtfDate to,
		@Parameter(description = "Kinds of event, separated by commas",
				array = @ArraySchema(schema = @Schema(implementation = EventKind.class)),
				example = "founding,listing") @Nullable List<String> kind,
		@Parameter(description = "Text to be found in the title or the detail, in any case",
				example = "Hong Kong") @Nullable String q,
		@Parameter(description = "A time of RFC 3339: the state that was recorded then",
				schema = @Schema(type = "string", format = "date-time")) @Nullable String recordedAsOf,
		@Parameter(description = "Superseded versions too, each with who recorded it and until when it held",
				schema = @Schema(type = "boolean", defaultValue = "false")) @Nullable String includeHistory) {

	EventSelection selection() {
		if (this.q != null && this.q.indexOf('\0') >= 0) {
			throw ApiProblem.invalidParameter("q", this.q, "text without the character U+0000");
		}
		return new EventSelection(ListParameter.of("company", this.company).keys(),
				ListParameter.of("kind", this.kind).kinds(), this.from, this.to, null, this.q,
				Versions.of(this.recordedAsOf, this.includeHistory));
	}

}
