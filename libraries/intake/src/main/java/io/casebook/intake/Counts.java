package io.casebook.intake;

/**
 * What became of what a resource holds.
 *
 * @param created was not known before
 * @param superseded was known and got a new version
 * @param unchanged was known just so
 */
public record Counts(long created, long superseded, long unchanged) {

	/** Nothing came. */
	public static final Counts NONE = new Counts(0, 0, 0);

	/** Both together. */
	public Counts plus(Counts other) {
		return new Counts(this.created + other.created, this.superseded + other.superseded,
				this.unchanged + other.unchanged);
	}

}
