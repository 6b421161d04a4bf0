package io.casebook.gateway.quota;

import java.time.Duration;
import java.util.function.BiConsumer;

import io.github.bucket4j.ConsumptionProbe;

/**
 * Whose units are taken.
 *
 * @param bucket the name under which they are counted
 * @param policy the name of the rule, for clients
 * @param units how many there are in a minute
 */
record Quota(String bucket, String policy, int units) {

	static final String RULE = "RateLimit-Policy";

	static final String STATE = "RateLimit";

	private static final long NANOS = Duration.ofSeconds(1).toNanos();

	/**
	 * Tells the rule and what is left.
	 * @param headers takes names and values of headers
	 */
	void tell(ConsumptionProbe probe, BiConsumer<String, String> headers) {
		String name = "\"" + this.policy + "\"";
		headers.accept(RULE, name + ";q=" + this.units + ";w=60");
		headers.accept(STATE,
				name + ";r=" + probe.getRemainingTokens() + ";t=" + seconds(probe.getNanosToWaitForReset()));
	}

	/** Whole seconds, rounded up. */
	static long seconds(long nanos) {
		return (nanos + NANOS - 1) / NANOS;
	}

}
