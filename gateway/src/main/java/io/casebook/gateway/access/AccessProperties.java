package io.casebook.gateway.access;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What may be done without a key.
 *
 * @param anonymousRead whether everybody may read; nobody changes anything without a key
 * @param recheck how often a key or token is looked at again while a stream goes on
 */
@ConfigurationProperties("casebook.access")
record AccessProperties(@DefaultValue("true") boolean anonymousRead, @DefaultValue("30s") Duration recheck) {
}
