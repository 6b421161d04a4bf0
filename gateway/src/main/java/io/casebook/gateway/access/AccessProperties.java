package io.casebook.gateway.access;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What may be done without a key.
 *
 * @param anonymousRead whether everybody may read; nobody changes anything without a key
 */
@ConfigurationProperties("casebook.access")
record AccessProperties(@DefaultValue("true") boolean anonymousRead) {
}
