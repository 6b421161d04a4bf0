package io.casebook.gateway.deprecation;

import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which operations are deprecated.
 *
 * @param deprecations each with its days
 */
@ConfigurationProperties("casebook")
record DeprecationProperties(@DefaultValue List<Deprecation> deprecations) {
}
