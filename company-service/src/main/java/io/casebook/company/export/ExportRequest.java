package io.casebook.company.export;

import java.util.List;
import java.util.Set;

import io.casebook.intake.Faults;
import io.casebook.intake.FieldReader;
import io.swagger.v3.oas.annotations.media.Schema;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is to be exported.
 *
 * @param companies the keys of companies, with all that is recorded on them
 * @param groups the keys of groups, whose members are among the companies
 * @param sources the keys of sources besides those that the rows cite; unknown ones are
 * left out
 * @param history whether all versions are wanted too
 */
@Schema(requiredProperties = {})
record ExportRequest(List<String> companies, List<String> groups, List<String> sources, boolean history) {

	private static final Set<String> MEMBERS = Set.of("companies", "groups", "sources", "history");

	static ExportRequest read(ObjectNode body) {
		Faults faults = new Faults();
		FieldReader fields = FieldReader.ofObject("", body, MEMBERS, faults);
		JsonNode history = body.path("history");
		if (!history.isMissingNode() && !history.isBoolean()) {
			fields.refuse("history", history.toString(), "true or false");
		}
		ExportRequest request = new ExportRequest(fields.keys("companies"), fields.keys("groups"),
				fields.texts("sources", ";"), history.asBoolean(false));
		faults.verify();
		return request;
	}

}
