package io.casebook.gateway.cors;

import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Pages of which origins may read, in browsers.
 *
 * @param allowedOrigins origins such as {@code https://example.org}, or {@code *} for
 * any; none forbids it
 */
@ConfigurationProperties("casebook.cors")
record CorsProperties(@DefaultValue("*") List<String> allowedOrigins) {
}
