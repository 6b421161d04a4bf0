package io.casebook.gateway.access;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Who may change something.
 *
 * @param adminKey the key that may change everything; without one nothing can be changed
 */
@ConfigurationProperties("casebook.access")
record AccessProperties(@Nullable String adminKey) {
}
