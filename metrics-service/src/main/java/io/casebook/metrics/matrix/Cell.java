package io.casebook.metrics.matrix;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

import io.casebook.edtf.EdtfDate;
import io.casebook.intake.Citation;
import io.casebook.intake.Flag;
import io.casebook.metrics.claim.Agreement;
import io.casebook.metrics.claim.Claim;
import io.casebook.metrics.claim.ClaimSelection;
import io.casebook.metrics.claim.Missing;
import io.casebook.metrics.claim.Selection;
import io.casebook.metrics.claim.Status;
import io.casebook.ranking.RankRange;
import io.casebook.ranking.Relation;
import io.casebook.ranking.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * What the matrix shows for a company and an index: the chosen claim, or why there is
 * none.
 *
 * @param claims how many claims there are about the same subject and period
 * @param more how many there are about other periods or parts
 * @param agreement whether the former agree
 * @param rule the rule that chose the claim
 * @param observation the id of the chosen claim
 * @param possiblyKnown true when the cell is not known yet, but a claim may have been
 * public
 */
record Cell(String company, String index, CellState state, @Nullable String subject, @Nullable BigDecimal value,
		@Nullable Relation relation, @Nullable String unit, @Nullable String display, @Nullable EdtfDate period,
		@Nullable String periodAsStated, @Nullable Status status, @Nullable EdtfDate knownFrom,
		@Nullable String asStated, List<Citation> sources, @Nullable RankRange rank, int claims, int more,
		@Nullable Agreement agreement, @Nullable String rule, @Nullable UUID observation, List<Flag> flags,
		List<Verdict> verdicts, @Nullable Boolean possiblyKnown) {

	static Cell of(String company, String index, Selection selection, @Nullable RankRange rank,
			List<Verdict> verdicts) {
		return switch (selection) {
			case Selection.Chosen chosen -> filled(chosen, rank, verdicts);
			case Selection.NotKnownYet unknown ->
				empty(company, index, CellState.NOT_KNOWN_YET, unknown.possiblyKnown() ? true : null);
			case Selection.NotReported() -> empty(company, index, CellState.NOT_REPORTED, null);
		};
	}

	private static Cell filled(Selection.Chosen chosen, @Nullable RankRange rank, List<Verdict> verdicts) {
		Claim claim = chosen.claim();
		boolean reported = claim.value() != null;
		return new Cell(claim.company(), claim.index(), state(claim.missing()), claim.subject(), claim.value(),
				reported ? claim.relation() : null, reported ? claim.unit() : null, claim.display(), claim.period(),
				claim.periodAsStated(), claim.status(), claim.knownFrom(), claim.asStated(), claim.sources(), rank,
				chosen.claims(), chosen.more(), chosen.agreement(), ClaimSelection.RULE, claim.id(), claim.flags(),
				verdicts, null);
	}

	private static Cell empty(String company, String index, CellState state, @Nullable Boolean possiblyKnown) {
		return new Cell(company, index, state, null, null, null, null, null, null, null, null, null, null, List.of(),
				null, 0, 0, null, null, null, List.of(), List.of(), possiblyKnown);
	}

	private static CellState state(@Nullable Missing missing) {
		return switch (missing) {
			case null -> CellState.REPORTED;
			case NOT_APPLICABLE -> CellState.NOT_APPLICABLE;
			case WITHHELD -> CellState.WITHHELD;
		};
	}

}
