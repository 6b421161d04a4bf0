package io.casebook.timeline.event;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonValue;

/** What an event is about. */
public enum EventKind {

	FOUNDING, LAUNCH, FUNDING, LISTING, LICENCE, PARTNERSHIP, MILESTONE, VALUATION, STRATEGY, ACQUISITION, CLOSURE,
	OTHER;

	/** The kind that is written so, if there is one. */
	static Optional<EventKind> of(String text) {
		return Arrays.stream(values()).filter((kind) -> kind.toString().equals(text)).findFirst();
	}

	/** What is accepted, for people. */
	static String accepted() {
		return "one of " + Arrays.stream(values()).map(EventKind::toString).collect(Collectors.joining(", "));
	}

	@Override
	@JsonValue
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}

}
