package io.casebook.gateway.job;

/**
 * What became of what an import brought, or would become of it.
 *
 * @param created was not known before
 * @param superseded was known and got a new version
 * @param unchanged was known just so
 * @param refused breaks a rule
 */
public record Counts(long created, long superseded, long unchanged, long refused) {

	/** Nothing came. */
	public static final Counts NONE = new Counts(0, 0, 0, 0);

	/** Both together. */
	public Counts plus(Counts other) {
		return new Counts(this.created + other.created, this.superseded + other.superseded,
				this.unchanged + other.unchanged, this.refused + other.refused);
	}

}
