package io.casebook.metrics.claim;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

import io.casebook.edtf.EdtfDate;
import io.casebook.metrics.index.Basis;

/**
 * Chooses which of the claims of a company and its parts fills the cell of an index, by
 * the rule {@value #RULE}. The answer does not depend on the order of the claims.
 */
public final class ClaimSelection {

	/** The name of the rule; another rule gets another name. */
	public static final String RULE = "latest-preferred/1";

	/** An open end lasts; an open start is older than any. */
	private static final Comparator<EdtfDate> LATEST = Comparator
		.comparing(EdtfDate::latest, Comparator.nullsLast(Comparator.<LocalDate>naturalOrder()))
		.thenComparing(EdtfDate::earliest, Comparator.nullsFirst(Comparator.<LocalDate>naturalOrder()))
		.reversed();

	private static final Comparator<Claim> BEST_FIRST = Comparator.comparing(Claim::standing)
		.thenComparing((claim) -> claim.subject() != null)
		.thenComparing(Claim::period, LATEST)
		.thenComparing(Claim::knownFrom, LATEST)
		.thenComparing(Claim::recordedAt, Comparator.reverseOrder())
		.thenComparing((claim) -> claim.id().toString());

	private ClaimSelection() {
	}

	/**
	 * Chooses among claims of one company and one index.
	 * @param others how many more claims could fill the cell that neither go before these
	 * nor are about the same as the chosen one
	 * @param basis the index's; plans fill cells of an index of plans only
	 * @param asOf the time by which a claim must certainly have been public
	 */
	public static Selection select(List<Claim> claims, int others, Basis basis, EdtfDate asOf) {
		List<Claim> eligible = claims.stream().filter((claim) -> isEligible(claim, basis)).toList();
		List<Claim> known = eligible.stream().filter((claim) -> claim.knownFrom().certainlyKnownBy(asOf)).toList();
		return known.stream()
			.min(BEST_FIRST)
			.<Selection>map((chosen) -> chosen(chosen, known, others))
			.orElseGet(() -> nothing(eligible, asOf));
	}

	private static boolean isEligible(Claim claim, Basis basis) {
		return claim.standing() != Standing.DEPRECATED && (claim.status() != Status.PLANNED || basis == Basis.PLAN);
	}

	private static Selection.Chosen chosen(Claim chosen, List<Claim> known, int others) {
		List<Claim> same = known.stream().filter((claim) -> isOfTheSame(claim, chosen)).toList();
		return new Selection.Chosen(chosen, same.size(), known.size() - same.size() + others, Agreement.of(same));
	}

	/** The same days are the same period, however they are written. */
	private static boolean isOfTheSame(Claim claim, Claim chosen) {
		boolean subject = (claim.subject() != null) ? claim.subject().equals(chosen.subject())
				: chosen.subject() == null;
		return subject && EdtfDate.CHRONOLOGICAL.compare(claim.period(), chosen.period()) == 0;
	}

	private static Selection nothing(List<Claim> eligible, EdtfDate asOf) {
		if (eligible.isEmpty()) {
			return new Selection.NotReported();
		}
		return new Selection.NotKnownYet(
				eligible.stream().anyMatch((claim) -> claim.knownFrom().possiblyKnownBy(asOf)));
	}

}
