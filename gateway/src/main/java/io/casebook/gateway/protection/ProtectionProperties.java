package io.casebook.gateway.protection;

import jakarta.validation.constraints.Min;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The gateway's bounds.
 *
 * @param inFlight how many requests are worked on at once; more are refused
 */
@Validated
@ConfigurationProperties("casebook.protection")
record ProtectionProperties(@DefaultValue("128") @Min(1) int inFlight) {
}
