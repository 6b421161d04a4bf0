package io.casebook.timeline.export;

import java.util.List;
import java.util.Set;

import io.casebook.intake.Faults;
import io.casebook.intake.FieldReader;
import io.casebook.intake.JsonBody;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is to be exported. Groups and sources, which requests name for other services too,
 * have no events.
 *
 * @param companies the keys of companies
 * @param history whether past versions are wanted too
 */
record ExportRequest(List<String> companies, boolean history) {

	private static final Set<String> MEMBERS = Set.of("companies", "groups", "sources", "history");

	/**
	 * Reads a body.
	 * @throws io.casebook.problem.ApiProblem with all that is wrong with it
	 */
	static ExportRequest read(byte[] body) {
		ObjectNode object = JsonBody.read(body);
		Faults faults = new Faults();
		FieldReader fields = FieldReader.ofObject("", object, MEMBERS, faults);
		List<String> companies = fields.keys("companies");
		fields.texts("groups", ";");
		fields.texts("sources", ";");
		JsonNode history = object.path("history");
		if (!history.isMissingNode() && !history.isBoolean()) {
			fields.refuse("history", history.toString(), "true or false");
		}
		faults.verify();
		return new ExportRequest(companies, history.asBoolean(false));
	}

}
