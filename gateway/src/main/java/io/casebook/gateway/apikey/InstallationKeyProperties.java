package io.casebook.gateway.apikey;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The operator's own key.
 *
 * @param adminKey a key that may do everything, made outside; without one there are only
 * the keys that were made before
 */
@ConfigurationProperties("casebook.access")
record InstallationKeyProperties(@Nullable String adminKey) {

	@Override
	public String toString() {
		return "InstallationKeyProperties[]";
	}

}
