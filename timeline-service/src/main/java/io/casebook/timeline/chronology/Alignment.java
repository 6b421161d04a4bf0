package io.casebook.timeline.chronology;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonValue;
import io.casebook.problem.ApiProblem;
import io.casebook.timeline.event.EventKind;
import org.jspecify.annotations.Nullable;

/** What a timeline's events are placed against. */
enum Alignment {

	/** The calendar. */
	CALENDAR(null),

	/** The company's own founding; that of a part is not the company's. */
	FOUNDING(EventKind.FOUNDING),

	/** The first licence that the company or a part of it got. */
	FIRST_LICENCE(EventKind.LICENCE),

	/** The first listing of the company or of a part of it. */
	LISTING(EventKind.LISTING);

	private final @Nullable EventKind anchorKind;

	Alignment(@Nullable EventKind anchorKind) {
		this.anchorKind = anchorKind;
	}

	/**
	 * The alignment asked for; the calendar when none is.
	 * @throws ApiProblem when there is none of this name
	 */
	static Alignment of(@Nullable String text) {
		if (text == null) {
			return CALENDAR;
		}
		return Arrays.stream(values())
			.filter((alignment) -> alignment.toString().equals(text))
			.findFirst()
			.orElseThrow(() -> ApiProblem.invalidParameter("align", text,
					"one of " + Arrays.stream(values()).map(Alignment::toString).collect(Collectors.joining(", "))));
	}

	/** The kind of event that is the anchor; none by the calendar. */
	@Nullable EventKind anchorKind() {
		return this.anchorKind;
	}

	/** Whether the event of a part of the company may be its anchor. */
	boolean takesParts() {
		return this != FOUNDING;
	}

	@Override
	@JsonValue
	public String toString() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
