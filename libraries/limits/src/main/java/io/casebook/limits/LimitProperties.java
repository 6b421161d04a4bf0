package io.casebook.limits;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How slowly a request may come, and how much of it is read at once.
 *
 * @param head the time for the first line and the headers, from their first byte on
 * @param body the time from one part of a body to the next, while it is waited for
 * @param json the largest body that is read as a whole
 */
@ConfigurationProperties("casebook.limits")
public record LimitProperties(@DefaultValue("10s") Duration head, @DefaultValue("30s") Duration body,
		@DefaultValue("256KB") DataSize json) {
}
