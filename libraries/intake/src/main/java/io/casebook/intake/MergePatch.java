package io.casebook.intake;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON Merge Patch: a member that is null is removed, an object is merged, all else
 * replaces.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7396">RFC 7396</a>
 */
public final class MergePatch {

	/** The media type of a patch. */
	public static final String MEDIA_TYPE = "application/merge-patch+json";

	private MergePatch() {
	}

	/** The target with the patch applied; the target itself stays as it is. */
	public static ObjectNode apply(ObjectNode target, ObjectNode patch) {
		ObjectNode result = target.deepCopy();
		patch.properties().forEach((member) -> {
			JsonNode value = member.getValue();
			if (value.isNull()) {
				result.remove(member.getKey());
			}
			else if (value instanceof ObjectNode changes) {
				ObjectNode before = (result.get(member.getKey()) instanceof ObjectNode object) ? object
						: JsonNodeFactory.instance.objectNode();
				result.set(member.getKey(), apply(before, changes));
			}
			else {
				result.set(member.getKey(), value);
			}
		});
		return result;
	}

}
