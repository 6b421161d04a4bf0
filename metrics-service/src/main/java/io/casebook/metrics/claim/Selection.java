package io.casebook.metrics.claim;

/** What fills a cell, or why nothing does. */
public sealed interface Selection {

	/**
	 * A claim fills it.
	 *
	 * @param claims how many claims there are about the same thing in the same period,
	 * the chosen one included
	 * @param more how many there are about other periods or parts
	 * @param agreement whether the former agree
	 */
	record Chosen(Claim claim, int claims, int more, Agreement agreement) implements Selection {
	}

	/**
	 * There are claims, but none of them was certainly public.
	 *
	 * @param possiblyKnown whether one may have been public
	 */
	record NotKnownYet(boolean possiblyKnown) implements Selection {
	}

	/** There is no claim that could fill it. */
	record NotReported() implements Selection {
	}

}
