package io.casebook.company.revision;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A version in the history of a thing.
 *
 * @param <T> the type of the thing
 * @param revision its number, from 1
 * @param recordedBy who recorded it
 * @param supersededAt when the next version took its place; absent while it holds
 * @param retired true when the thing was retired by it; absent otherwise
 * @param content the thing as it was answered; absent when it was retired
 */
public record Revision<T>(int revision, Instant recordedAt, String recordedBy, @Nullable Instant supersededAt,
		@Nullable Boolean retired, @Nullable T content) {
}
