package io.casebook.gateway.metrics;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

import io.casebook.edtf.EdtfDate;
import io.casebook.gateway.evidence.Citation;
import io.casebook.gateway.evidence.Flag;
import org.jspecify.annotations.Nullable;

/**
 * A claim by a source about a company.
 *
 * @param missing why there is no value
 * @param standing {@code preferred normal deprecated}
 * @param knownFrom when its source made it public
 */
public record Observation(String id, String company, @Nullable String subject, String index, @Nullable String relation,
		@Nullable BigDecimal value, @Nullable String missing, @Nullable String unit, @Nullable String display,
		@Nullable EdtfDate period, @Nullable String periodAsStated, @Nullable String status, @Nullable String standing,
		@Nullable EdtfDate knownFrom, @Nullable String asStated, @Nullable List<Citation> sources,
		@Nullable List<Flag> flags, @Nullable Instant recordedAt, @Nullable Instant supersededAt,
		@Nullable Integer revision) implements Figure {
}
