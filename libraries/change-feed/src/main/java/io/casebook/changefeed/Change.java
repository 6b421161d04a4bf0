package io.casebook.changefeed;

import java.time.Instant;

/**
 * A committed change.
 *
 * @param sequence its number: one more than that of the change before it
 * @param recordedAt when it was made
 * @param kind what kind of thing was changed
 * @param content what is told of it, a JSON object
 */
record Change(long sequence, Instant recordedAt, String kind, String content) {

	/** All of it as one JSON object. */
	String json() {
		String rest = this.content.substring(this.content.indexOf('{') + 1);
		return "{\"sequence\":%d,\"kind\":\"%s\",\"recordedAt\":\"%s\"%s%s".formatted(this.sequence, this.kind,
				this.recordedAt, rest.strip().equals("}") ? "" : ",", rest);
	}

}
