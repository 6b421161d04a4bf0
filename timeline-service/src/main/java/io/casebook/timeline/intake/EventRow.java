package io.casebook.timeline.intake;

import java.math.BigDecimal;
import java.util.List;

import io.casebook.edtf.EdtfDate;
import io.casebook.timeline.event.Citation;
import io.casebook.timeline.event.EventKind;
import io.casebook.timeline.event.Flag;
import io.casebook.timeline.event.Relation;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/** A row that has passed all checks, by the names of the columns that it goes into. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record EventRow(long position, String company, @Nullable String subject, EdtfDate date, String earliest, String latest,
		@Nullable String dateAsStated, EventKind kind, String title, @Nullable String detail,
		@Nullable BigDecimal amount, @Nullable Relation amountRelation, @Nullable String amountUnit,
		List<Citation> sources, List<Flag> flags) {
}
