package io.casebook.metrics.intake;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Who may bring packages.
 *
 * @param importKey what the bringer must show; without it none may
 */
@ConfigurationProperties("casebook")
record IntakeProperties(@Nullable String importKey) {

	@Override
	public String toString() {
		return "IntakeProperties[importKey=" + ((this.importKey != null) ? "set" : "not set") + "]";
	}

}
