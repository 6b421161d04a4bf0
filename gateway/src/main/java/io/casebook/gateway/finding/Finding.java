package io.casebook.gateway.finding;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Something that does not fit in what the services state together.
 *
 * @param code what kind of finding
 * @param message the finding for people, with the figures it rests on
 * @param about the keys of the companies, offerings or sources that it is about
 */
public record Finding(String code, Severity severity, String message, List<String> about) {

	static Finding warning(String code, String message, String... about) {
		return new Finding(code, Severity.WARNING, message, List.of(about));
	}

	static Finding info(String code, String message, String... about) {
		return new Finding(code, Severity.INFO, message, List.of(about));
	}

	/** How much a reader should mind. */
	public enum Severity {

		/** What is stated can hardly be true as it stands. */
		@JsonProperty("warning")
		WARNING,

		/** Something is not on record yet. */
		@JsonProperty("info")
		INFO

	}

}
