package io.casebook.limits;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How slowly a request may come.
 *
 * @param head the time for the first line and the headers, from their first byte on
 * @param body the time from one part of a body to the next, while it is waited for
 */
@ConfigurationProperties("casebook.limits")
record LimitProperties(@DefaultValue("10s") Duration head, @DefaultValue("30s") Duration body) {
}
