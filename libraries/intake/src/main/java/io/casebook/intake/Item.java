package io.casebook.intake;

import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An item of a list in JSON.
 *
 * @param fields the object that has the list
 * @param list the member that is the list
 * @param place its place there
 */
record Item(Fields fields, String list, int place, JsonNode node) {

	/** Where it stands, as a field of the object that has the list. */
	String field() {
		return this.list + "/" + this.place;
	}

	/** The object that it is, if it is one. */
	@Nullable FieldReader object(Set<String> known) {
		return (this.node instanceof ObjectNode object) ? FieldReader.ofPart(this.fields, field(), object, known)
				: null;
	}

	/** The text that it is; none when it is refused. */
	@Nullable String text(String expected) {
		if (!this.node.isString() || !Forms.isPrintable(this.node.stringValue())) {
			this.fields.refuse(field(), this.node.toString(), expected);
			return null;
		}
		return this.node.stringValue();
	}

}
