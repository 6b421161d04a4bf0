package io.casebook.acceptance;

import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Objects;

import tools.jackson.databind.JsonNode;

/**
 * What the platform answered.
 *
 * @param request the method and path asked for
 */
record Answer(String request, int status, HttpHeaders headers, String body) {

	JsonNode json() {
		return Json.read(this.body);
	}

	/** The first value of a header, empty without one. */
	String header(String name) {
		return this.headers.firstValue(name).orElse("");
	}

	/** The path of what the header Location names. */
	String location() {
		return header("Location").replaceFirst("^https?://[^/]+", "");
	}

	/** The places of what is wrong, as pointers. */
	List<String> pointers() {
		return Json.list(json().get("errors"))
			.stream()
			.map((error) -> Objects.requireNonNullElse(Json.text(error, "pointer"), error.toString()))
			.toList();
	}

	/** The places of what is wrong, as the resource, the row and the field. */
	List<String> places() {
		return Json.list(json().get("errors"))
			.stream()
			.map((error) -> "%s %s %s".formatted(Json.text(error, "resource"), Json.text(error, "row"),
					Json.text(error, "field")))
			.toList();
	}

	@Override
	public String toString() {
		return "%s -> %d %s %s".formatted(this.request, this.status, header("Content-Type"),
				(this.body.length() > 600) ? this.body.substring(0, 600) + "…" : this.body);
	}

}
