package io.casebook.timeline.chronology;

import java.util.List;

import io.casebook.edtf.EdtfDate;
import io.casebook.problem.ApiProblem;
import io.casebook.timeline.event.EventKind;
import io.casebook.timeline.event.EventSelection;
import io.casebook.timeline.event.ListParameter;
import io.casebook.timeline.event.Versions;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Which timeline is asked for, bound from the query. */
record TimelineFilter(
		@Parameter(description = "Keys of 1 to 50 companies, separated by commas; one given twice counts once",
				required = true, example = "ant-financial,lufax") @Nullable List<String> companies,
		@Parameter(description = "What events are placed against; the calendar when absent",
				schema = @Schema(implementation = Alignment.class), example = "founding") @Nullable String align,
		@Parameter(description = "EDTF date: leaves out events that ended before it began",
				example = "2011-05") @Nullable EdtfDate from,
		@Parameter(description = "EDTF date: leaves out events that began after it ended",
				example = "2018-12") @Nullable EdtfDate to,
		@Parameter(
				description = "EDTF date: leaves out events, anchors among them, that cannot have begun by its last day",
				example = "2018-07") @Nullable EdtfDate asOf,
		@Parameter(description = "Kinds of event, separated by commas",
				array = @ArraySchema(schema = @Schema(implementation = EventKind.class)),
				example = "founding,listing") @Nullable List<String> kind,
		@Parameter(description = "A time of RFC 3339: the state that was recorded then",
				schema = @Schema(type = "string", format = "date-time")) @Nullable String recordedAsOf) {

	private static final int MOST_COMPANIES = 50;

	Alignment alignment() {
		return Alignment.of(this.align);
	}

	EventSelection selection() {
		return new EventSelection(companyKeys(), ListParameter.of("kind", this.kind).kinds(), this.from, this.to,
				this.asOf, null, Versions.of(this.recordedAsOf, null));
	}

	List<String> companyKeys() {
		List<String> keys = ListParameter.of("companies", this.companies).keys();
		if (keys.isEmpty() || keys.size() > MOST_COMPANIES) {
			throw ApiProblem.invalidParameter("companies", keys.isEmpty() ? null : String.join(",", keys),
					"keys of 1 to %d companies, separated by commas".formatted(MOST_COMPANIES));
		}
		return keys;
	}

}
