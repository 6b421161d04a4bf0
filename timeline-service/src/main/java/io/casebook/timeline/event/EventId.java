package io.casebook.timeline.event;

import java.util.Locale;
import java.util.UUID;

/** The ids of events, as paths have them. */
final class EventId {

	private EventId() {
	}

	/**
	 * The id. A text that is none names nothing, like an id that was never given.
	 * @throws UnknownEventException when it is none
	 */
	static UUID of(String text) {
		try {
			UUID id = UUID.fromString(text);
			if (id.toString().equals(text.toLowerCase(Locale.ROOT))) {
				return id;
			}
		}
		catch (IllegalArgumentException ex) {
			// said below, as for a text that is only read as an id
		}
		throw new UnknownEventException(text);
	}

}
