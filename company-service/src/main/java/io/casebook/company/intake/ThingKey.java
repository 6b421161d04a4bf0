package io.casebook.company.intake;

import java.util.List;

import io.casebook.intake.Faults;
import io.casebook.problem.ApiProblem;
import io.casebook.problem.InvalidInput;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The key of a thing that is written.
 *
 * @param text the key
 * @param name the part of it that comes after the address of the list
 */
record ThingKey(String text, String name) {

	/**
	 * The key that the address says.
	 * @throws ApiProblem when it can be nobody's
	 */
	static ThingKey ofAddress(Writable<?> what, String... parts) {
		List<String> members = what.keyMembers();
		for (int i = 0; i < parts.length; i++) {
			String member = members.get(i);
			if (!what.isKeyPart(member, parts[i])) {
				throw ApiProblem.invalidParameter(member.equals("key") ? what.kind().toString() : member, parts[i],
						what.keyExpected(member));
			}
		}
		return of(what, List.of(parts));
	}

	/** The key that the document says; what cannot be part of a key is a fault. */
	static ThingKey ofDocument(Writable<?> what, ObjectNode document, Faults faults) {
		return of(what, what.keyMembers().stream().map((member) -> part(what, document, member, faults)).toList());
	}

	private static ThingKey of(Writable<?> what, List<String> parts) {
		String name = String.join("/", parts);
		return new ThingKey(what.prefix() + name, name);
	}

	private static String part(Writable<?> what, ObjectNode document, String member, Faults faults) {
		JsonNode node = document.path(member);
		String text = node.isString() ? node.stringValue() : "";
		if (what.isKeyPart(member, text)) {
			return text;
		}
		faults.add(node.isMissingNode() ? InvalidInput.pointer("/" + member, null, "it is required") : InvalidInput
			.pointer("/" + member, node.isString() ? text : node.toString(), what.keyExpected(member)));
		return "";
	}

}
