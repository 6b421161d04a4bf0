package io.casebook.ranking;

/**
 * The ranks that a figure may have.
 *
 * @param from the best rank possible; 1 is best
 * @param to the worst rank possible
 * @param of how many figures are ranked
 */
public record RankRange(int from, int to, int of) {

	boolean overlaps(RankRange other) {
		return this.from <= other.to && other.from <= this.to;
	}

}
