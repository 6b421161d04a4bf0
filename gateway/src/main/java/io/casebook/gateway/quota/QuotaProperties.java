package io.casebook.gateway.quota;

import java.net.URI;
import java.time.Duration;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How much may be asked for in a minute, in units. A request costs one unless it is
 * dearer.
 *
 * @param anonymous the units of an address without a key
 * @param key the units of a key or token that has no number of its own
 * @param admin the units of such a key that may manage keys
 * @param streams how many streams without an end each of them may have open
 * @param costs what is dearer
 * @param redis where gateways count together; each counts by itself when absent
 * @param patience how long Redis may take; then nothing is counted, and nobody refused
 */
@Validated
@ConfigurationProperties("casebook.quota")
record QuotaProperties(@DefaultValue("60000") @Min(1) @Max(1_000_000_000) int anonymous,
		@DefaultValue("120000") @Min(1) @Max(1_000_000_000) int key,
		@DefaultValue("600000") @Min(1) @Max(1_000_000_000) int admin, @DefaultValue("20") @Min(1) int streams,
		@DefaultValue List<@Valid Cost> costs, @Nullable URI redis, @DefaultValue("100ms") Duration patience) {

	/**
	 * A kind of request that costs more.
	 *
	 * @param path a pattern such as {@code /api/v1/comparisons/**}
	 */
	record Cost(@NotEmpty String path, @Min(1) int units) {
	}

}
