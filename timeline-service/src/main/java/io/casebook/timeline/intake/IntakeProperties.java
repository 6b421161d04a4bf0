package io.casebook.timeline.intake;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Who may use the import door.
 *
 * @param serviceKey the key that opens it; without one it stays shut
 */
@ConfigurationProperties("casebook")
record IntakeProperties(@Nullable String serviceKey) {

	/** Takes as long for a wrong key as for the right one. */
	boolean opens(@Nullable String key) {
		return this.serviceKey != null && !this.serviceKey.isEmpty() && key != null && MessageDigest
			.isEqual(this.serviceKey.getBytes(StandardCharsets.UTF_8), key.getBytes(StandardCharsets.UTF_8));
	}

}
