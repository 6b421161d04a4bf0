package io.casebook.gateway.quota;

/**
 * Whose units are taken.
 *
 * @param bucket the name under which they are counted
 * @param policy the name of the rule, for clients
 * @param units how many there are in a minute
 */
record Quota(String bucket, String policy, int units) {

	/** The rule as {@code RateLimit-Policy} says it. */
	String rule() {
		return "\"" + this.policy + "\";q=" + this.units + ";w=60";
	}

	/** What is left, as {@code RateLimit} says it. */
	String state(long left, long seconds) {
		return "\"" + this.policy + "\";r=" + left + ";t=" + seconds;
	}

}
