package io.casebook.metrics.recording;

import java.net.URI;
import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.casebook.intake.EntityTags;
import io.casebook.metrics.row.Column;
import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;

import org.springframework.http.ResponseEntity;

/**
 * A version of something.
 *
 * @param <T> what it is a version of
 * @param thing what was recorded
 * @param revision the number of the version, from 1
 * @param recordedAt since when it holds
 * @param recordedBy who recorded it
 * @param supersededAt until when it held; none for the current version
 * @param retiredBy who retired it, when nothing came after it
 */
public record Version<T>(@JsonUnwrapped T thing, int revision, Instant recordedAt, String recordedBy,
		@Nullable Instant supersededAt, @Nullable String retiredBy) {

	/** The columns besides those of the thing. */
	public static final String COLUMNS = "revision, recorded_at, recorded_by, superseded_at, retired_by";

	/** The version in a row that has these columns. */
	public static <T> Version<T> read(Readable row, T thing) {
		return new Version<>(thing, Column.number(row, "revision"), Column.of(row, "recorded_at", Instant.class),
				Column.text(row, "recorded_by"), row.get("superseded_at", Instant.class),
				row.get("retired_by", String.class));
	}

	/** Whether it holds now. */
	public boolean isCurrent() {
		return this.supersededAt == null;
	}

	/** Whether it holds now, or held at the time. */
	public boolean holds(@Nullable Instant time) {
		return (time == null) ? isCurrent()
				: !this.recordedAt.isAfter(time) && (this.supersededAt == null || this.supersededAt.isAfter(time));
	}

	/** The answer that has it, with its entity tag. */
	public ResponseEntity<T> answer() {
		return ResponseEntity.ok().eTag(EntityTags.of(this.revision)).body(this.thing);
	}

	/** The answer that has it as something new. */
	public ResponseEntity<T> created(String path) {
		return ResponseEntity.created(URI.create(path)).eTag(EntityTags.of(this.revision)).body(this.thing);
	}

}
