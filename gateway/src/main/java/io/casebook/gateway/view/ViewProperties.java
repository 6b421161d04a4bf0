package io.casebook.gateway.view;

import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Finished views that are kept.
 *
 * @param keepSize the most memory that all of them take
 */
@Validated
@ConfigurationProperties("casebook.views")
record ViewProperties(@DefaultValue("24MB") @NotNull DataSize keepSize) {
}
