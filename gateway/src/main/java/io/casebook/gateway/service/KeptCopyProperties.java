package io.casebook.gateway.service;

import java.time.Duration;

import jakarta.validation.constraints.NotNull;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Copies of answers that serve while a service is out.
 *
 * @param keepFor how long a copy may serve after it was last known to be right
 * @param keepSize the most memory that all copies take; when not given, two fifths of the
 * largest heap
 */
@Validated
@ConfigurationProperties("casebook.comparison")
record KeptCopyProperties(@DefaultValue("15m") @NotNull Duration keepFor, @Nullable DataSize keepSize) {

	/** The most bytes that all copies take. */
	long keptBytes() {
		return (this.keepSize != null) ? this.keepSize.toBytes() : Runtime.getRuntime().maxMemory() / 5 * 2;
	}

}
