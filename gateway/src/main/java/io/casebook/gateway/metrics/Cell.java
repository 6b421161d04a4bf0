package io.casebook.gateway.metrics;

import java.math.BigDecimal;
import java.util.List;

import io.casebook.edtf.EdtfDate;
import io.casebook.gateway.evidence.Citation;
import io.casebook.gateway.evidence.Flag;
import org.jspecify.annotations.Nullable;

/**
 * What a matrix holds of one company for one index.
 *
 * @param state {@code reported}, or why it is empty
 * @param status {@code reported estimated planned derived}
 * @param knownFrom when its source made it public
 * @param claims how many claims state something of the same subject and period
 * @param more how many other claims there are
 * @param rule the rule that chose the claim
 * @param observation the id of the claim
 * @param possiblyKnown of a cell not known yet: it may have been
 */
public record Cell(String company, String index, String state, @Nullable String subject, @Nullable BigDecimal value,
		@Nullable String relation, @Nullable String unit, @Nullable String display, @Nullable EdtfDate period,
		@Nullable String periodAsStated, @Nullable String status, @Nullable EdtfDate knownFrom,
		@Nullable String asStated, @Nullable List<Citation> sources, @Nullable Rank rank, @Nullable Integer claims,
		@Nullable Integer more, @Nullable String agreement, @Nullable String rule, @Nullable String observation,
		@Nullable List<Flag> flags, @Nullable List<Verdict> verdicts,
		@Nullable Boolean possiblyKnown) implements Figure {

	/** The same, found to be of a company that was not founded yet. */
	public Cell beforeFounding() {
		return new Cell(this.company, this.index, "not-founded-yet", this.subject, this.value, this.relation, this.unit,
				this.display, this.period, this.periodAsStated, this.status, this.knownFrom, this.asStated,
				this.sources, this.rank, this.claims, this.more, this.agreement, this.rule, this.observation,
				this.flags, this.verdicts, null);
	}

	/** The same with its rank and its verdicts among others. */
	Cell ranked(@Nullable Rank rank, List<Verdict> verdicts) {
		return new Cell(this.company, this.index, this.state, this.subject, this.value, this.relation, this.unit,
				this.display, this.period, this.periodAsStated, this.status, this.knownFrom, this.asStated,
				this.sources, rank, this.claims, this.more, this.agreement, this.rule, this.observation, this.flags,
				verdicts, this.possiblyKnown);
	}

	/** Whether it holds a value. */
	public boolean holdsValue() {
		return this.state.equals("reported");
	}

	/**
	 * The places a company may have.
	 *
	 * @param of how many companies have a value
	 */
	public record Rank(int from, int to, int of) {
	}

	/**
	 * How it may compare to the cell of a company whose rank is not certainly another.
	 */
	public record Verdict(String company, String comparison, String certainty) {
	}

}
