/**
 * What the gateway asks of the timeline service.
 */
@NullMarked
package io.casebook.gateway.timeline;

import org.jspecify.annotations.NullMarked;
