package io.casebook.metrics.export;

import java.util.List;
import java.util.Set;

import io.casebook.intake.Faults;
import io.casebook.intake.FieldReader;
import io.casebook.intake.JsonBody;
import io.casebook.problem.InvalidInput;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is to go out.
 *
 * @param companies the keys of the companies, in order
 * @param history whether superseded versions go with it
 */
record ExportRequest(List<String> companies, boolean history) {

	/** Groups and sources are for other services; each takes what it knows. */
	private static final Set<String> MEMBERS = Set.of("companies", "groups", "sources", "history");

	static ExportRequest read(byte[] body) {
		ObjectNode content = JsonBody.read(body);
		Faults faults = new Faults();
		List<String> companies = FieldReader.ofObject("", content, MEMBERS, faults).keys("companies");
		JsonNode history = content.get("history");
		if (history != null && !history.isBoolean()) {
			faults.add(InvalidInput.pointer("/history", history.toString(), "true or false"));
		}
		faults.verify();
		return new ExportRequest(companies.stream().sorted().toList(), history != null && history.booleanValue());
	}

}
