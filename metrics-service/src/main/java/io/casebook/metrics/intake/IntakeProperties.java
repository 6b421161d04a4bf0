package io.casebook.metrics.intake;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Who may bring packages.
 *
 * @param serviceKey what the bringer must show; without it none may
 */
@ConfigurationProperties("casebook")
record IntakeProperties(@Nullable String serviceKey) {

	@Override
	public String toString() {
		return "IntakeProperties[serviceKey=" + ((this.serviceKey != null) ? "set" : "not set") + "]";
	}

}
