package io.casebook.company.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.casebook.intake.Faults;
import io.casebook.intake.FieldReader;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A document as it was sent.
 *
 * @param key the key of the thing
 * @param document the document
 * @param content what is recorded of the thing; absent when it is new
 */
public record Draft(String key, ObjectNode document, @Nullable JsonNode content, Faults faults) {

	/** The members of the document, of which only some may be there. */
	public FieldReader fields(Set<String> known) {
		return FieldReader.ofObject("", this.document, known, this.faults);
	}

	/**
	 * Gives sources that are plain keys, which is how a profile shows them, the places
	 * that are recorded with them.
	 */
	public Draft withRecordedLocators() {
		if (this.content == null || !(this.document.get("sources") instanceof ArrayNode sources)) {
			return this;
		}
		ObjectNode complete = this.document.deepCopy();
		ArrayNode citations = complete.putArray("sources");
		List<JsonNode> recorded = new ArrayList<>(this.content.path("sources").values());
		for (JsonNode source : sources) {
			JsonNode same = recorded.stream()
				.filter((each) -> source.isString() && each.path("key").equals(source))
				.findFirst()
				.orElse(null);
			recorded.remove(same);
			citations.add((same != null) ? same : source);
		}
		return new Draft(this.key, complete, this.content, this.faults);
	}

	/**
	 * Refuses a member that says something else than the address does.
	 * @param value what the address says; empty when it is at fault itself
	 */
	public void expect(FieldReader fields, String member, String value) {
		String text = value.isEmpty() ? null : fields.optional(member, PackageResource.LINE);
		if (text != null && !text.equals(value)) {
			fields.refuse(member, text, "%s, as the address says".formatted(value));
		}
	}

}
