/**
 * What the gateway asks of the metrics service.
 */
@NullMarked
package io.casebook.gateway.metrics;

import org.jspecify.annotations.NullMarked;
