package io.casebook.acceptance;

import java.net.http.HttpHeaders;

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

	@Override
	public String toString() {
		return "%s -> %d %s %s".formatted(this.request, this.status, header("Content-Type"),
				(this.body.length() > 600) ? this.body.substring(0, 600) + "…" : this.body);
	}

}
