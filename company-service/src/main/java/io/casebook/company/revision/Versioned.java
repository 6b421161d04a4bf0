package io.casebook.company.revision;

import io.casebook.intake.EntityTags;

import org.springframework.http.ResponseEntity;

/**
 * A thing, and the number of the version that it is read from.
 *
 * @param <T> the type of the thing
 */
public record Versioned<T>(T content, int revision) {

	/** The answer to one who asks for the thing. */
	public ResponseEntity<T> answer() {
		return ResponseEntity.ok().eTag(EntityTags.of(this.revision)).body(this.content);
	}

}
