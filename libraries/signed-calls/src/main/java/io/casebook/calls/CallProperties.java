package io.casebook.calls;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Whose calls a service accepts.
 *
 * @param publicKeys the folder of the public keys; without one no call is accepted
 */
@ConfigurationProperties("casebook.calls")
record CallProperties(@Nullable Path publicKeys) {
}
