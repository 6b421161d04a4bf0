package io.casebook.gateway.imports;

import java.time.Duration;

import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long an import, or a table of figures, waits for the services.
 *
 * @param patience how long a service that is out is tried again
 * @param turn how long an import waits while a service takes in others
 * @param silence how long one that takes rows may take none, and who sends a table may
 * send nothing
 * @param deadline how long one may take to answer when it has all rows, on top of what
 * their number needs
 */
@Validated
@ConfigurationProperties("casebook.imports")
public record ImportProperties(@DefaultValue("30s") @NotNull Duration patience,
		@DefaultValue("30m") @NotNull Duration turn, @DefaultValue("60s") @NotNull Duration silence,
		@DefaultValue("2m") @NotNull Duration deadline) {
}
