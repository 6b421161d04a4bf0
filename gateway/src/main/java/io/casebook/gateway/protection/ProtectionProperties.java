package io.casebook.gateway.protection;

import java.time.Duration;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The gateway's bounds.
 *
 * @param inFlight how many requests are worked on at once; more are refused
 * @param deadline how long reading may take until the answer begins
 */
@Validated
@ConfigurationProperties("casebook.protection")
record ProtectionProperties(@DefaultValue("128") @Min(1) int inFlight,
		@DefaultValue("10s") @NotNull Duration deadline) {
}
