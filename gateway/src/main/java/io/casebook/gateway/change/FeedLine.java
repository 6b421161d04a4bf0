package io.casebook.gateway.change;

import io.casebook.gateway.service.Service;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A line of a service's feed.
 *
 * @param position where the service's feed can go on
 * @param change what has changed; absent when all is told
 * @param heard when it came, as {@link System#nanoTime()} has it
 */
record FeedLine(Service service, long position, @Nullable ObjectNode change, long heard) {
}
