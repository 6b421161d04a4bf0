package io.casebook.shutdown;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How an application stops.
 *
 * @param notice how long it goes on after it has told that it is not ready any more
 */
@ConfigurationProperties("casebook.shutdown")
record ShutdownProperties(@DefaultValue("2s") Duration notice) {
}
