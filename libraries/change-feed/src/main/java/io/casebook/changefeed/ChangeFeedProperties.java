package io.casebook.changefeed;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The feed of a service.
 *
 * @param channel what notifications of its transactions are sent to; a service that gives
 * none has no feed
 * @param keepFor how long changes are kept
 * @param pulse how often the position is looked up and told when nothing happens
 * @param check how often the server is asked whether it would still notify
 * @param mostStreams how many streams there may be at a time; three gateways have at most
 * 303
 */
@ConfigurationProperties("casebook.changes")
record ChangeFeedProperties(@DefaultValue("") String channel, @DefaultValue("7d") Duration keepFor,
		@DefaultValue("500ms") Duration pulse, @DefaultValue("30s") Duration check,
		@DefaultValue("310") int mostStreams) {
}
