package io.casebook.gateway.protection;

import java.time.Duration;
import java.util.List;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The gateway's bounds.
 *
 * @param inFlight how many requests of a kind are worked on at once at most; more are
 * refused
 * @param pace how long answers may take on average; fewer are worked on at once when they
 * take longer
 * @param streams paths of what is long by nature
 * @param deadline how long reading may take until the answer begins
 * @param unread how long a client may read nothing of an answer that is being sent
 */
@Validated
@ConfigurationProperties("casebook.protection")
record ProtectionProperties(@DefaultValue("128") @Min(1) int inFlight, @DefaultValue("500ms") @NotNull Duration pace,
		@DefaultValue List<String> streams, @DefaultValue("10s") @NotNull Duration deadline,
		@DefaultValue("60s") @NotNull Duration unread) {
}
