package io.casebook.gateway.access;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What may be done without a key.
 *
 * @param anonymousRead whether everybody may read; nobody changes anything without a key
 * @param recheck how often a key or token is looked at again while a stream goes on
 * @param issuer how the keys of tokens are had
 */
@ConfigurationProperties("casebook.access")
record AccessProperties(@DefaultValue("true") boolean anonymousRead, @DefaultValue("30s") Duration recheck,
		@DefaultValue Issuer issuer) {

	/**
	 * How the keys are had that tokens are signed with.
	 *
	 * @param renewal how old they may become: as long as this one that the issuer
	 * withdraws may still be taken
	 * @param grace how much longer they serve while the issuer cannot be asked
	 * @param rest how long an answer of the issuer serves whoever asks again
	 */
	record Issuer(@DefaultValue("5m") Duration renewal, @DefaultValue("1h") Duration grace,
			@DefaultValue("10s") Duration rest) {
	}

}
