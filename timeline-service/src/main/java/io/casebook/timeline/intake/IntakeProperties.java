package io.casebook.timeline.intake;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Who may use the import door.
 *
 * @param importKey the key that opens it; without one it stays shut
 */
@ConfigurationProperties("casebook")
record IntakeProperties(@Nullable String importKey) {

	/** Takes as long for a wrong key as for the right one. */
	boolean opens(@Nullable String key) {
		return this.importKey != null && !this.importKey.isEmpty() && key != null && MessageDigest
			.isEqual(this.importKey.getBytes(StandardCharsets.UTF_8), key.getBytes(StandardCharsets.UTF_8));
	}

}
