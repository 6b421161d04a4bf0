package io.casebook.metrics.intake;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

import io.casebook.edtf.EdtfDate;
import io.casebook.metrics.claim.Citation;
import io.casebook.metrics.claim.Flag;
import io.casebook.metrics.claim.Missing;
import io.casebook.metrics.claim.Relation;
import io.casebook.metrics.claim.Standing;
import io.casebook.metrics.claim.Status;
import org.jspecify.annotations.Nullable;

/**
 * A row of the resource {@code observations} whose fields are right by themselves.
 *
 * @param line the row's number in its resource
 */
record IncomingObservation(long line, String company, String index, @Nullable String subject, Relation relation,
		@Nullable BigDecimal value, @Nullable Missing missing, String unit, EdtfDate period,
		@Nullable LocalDate periodEarliest, @Nullable LocalDate periodLatest, @Nullable String periodAsStated,
		Status status, Standing standing, EdtfDate knownFrom, @Nullable LocalDate knownEarliest,
		@Nullable LocalDate knownLatest, @Nullable String asStated, List<Citation> sources, List<Flag> flags) {

	static final String RESOURCE = "observations";

	static final Set<String> FIELDS = Set.of("company", "subject", "index", "relation", "value", "unit", "period",
			"periodAsStated", "status", "standing", "knownFrom", "asStated", "missing", "sources", "flags");

	static IncomingObservation read(RowReader row) {
		EdtfDate period = row.date("period");
		EdtfDate knownFrom = row.date("knownFrom");
		BigDecimal value = row.number("value");
		Missing missing = row.optionalCode("missing", Missing.class);
		if (row.has("value") == row.has("missing")) {
			row.refuse("value", null, "either a value or the reason why it is missing");
		}
		return new IncomingObservation(row.row(), row.key("company"), row.key("index"), row.optionalKey("subject"),
				row.code("relation", Relation.class), value, missing, row.unit("unit"), period, period.earliest(),
				period.latest(), row.optional("periodAsStated", 200), row.code("status", Status.class),
				row.code("standing", Standing.class), knownFrom, knownFrom.earliest(), knownFrom.latest(),
				row.optional("asStated", 500), row.citations("sources"), row.flags("flags"));
	}

}
