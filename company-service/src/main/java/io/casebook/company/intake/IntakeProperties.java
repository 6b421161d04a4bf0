package io.casebook.company.intake;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Who may bring data packages.
 *
 * @param serviceKey the key that opens the door; without one it stays shut
 */
@ConfigurationProperties("casebook")
record IntakeProperties(@Nullable String serviceKey) {
}
