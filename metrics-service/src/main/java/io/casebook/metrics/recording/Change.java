package io.casebook.metrics.recording;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

import io.casebook.intake.Faults;
import io.casebook.intake.FieldReader;
import io.casebook.intake.JsonBody;
import io.casebook.intake.MergePatch;
import io.casebook.problem.ApiProblem;
import io.casebook.problem.InvalidInput;
import io.casebook.problem.ProblemType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a request says about one thing: all of it, or a patch of what is there.
 *
 * @param content the JSON of the request
 * @param isPatch whether it is merged into what is there
 */
public record Change(ObjectNode content, boolean isPatch) {

	/**
	 * What Casebook itself writes into things. It is not read, so that what was answered
	 * comes back in as it is.
	 */
	private static final List<String> MADE_HERE = List.of("revision", "recordedAt", "recordedBy", "supersededAt",
			"retiredBy");

	/** A thing as a whole. */
	public static Change whole(byte[] body) {
		return new Change(JsonBody.read(body), false);
	}

	/** What is to be different in a thing. */
	public static Change patch(byte[] body) {
		return new Change(JsonBody.read(body), true);
	}

	/** The whole that a patch makes of what is there. */
	public ObjectNode appliedTo(Object current, JsonMapper json) {
		return this.isPatch ? MergePatch.apply(JsonBody.read(json.writeValueAsBytes(current)), this.content)
				: this.content;
	}

	/** The same about the thing with a key, which stands in the path. */
	public Change about(String key) {
		JsonNode said = this.content.get("key");
		if (said != null && !(said.isString() && said.stringValue().equals(key))) {
			throw new ApiProblem(ProblemType.INVALID_CONTENT, "The key in the content is not that in the path",
					InvalidInput.pointer("/key", said.toString(), "the key in the path, %s, or none".formatted(key)));
		}
		return new Change(this.isPatch ? this.content : this.content.deepCopy().put("key", key), this.isPatch);
	}

	/**
	 * Reads a whole thing.
	 * @param known the members that it may have
	 * @throws ApiProblem with all that is wrong
	 */
	public static <T> T read(ObjectNode whole, Set<String> known, Function<FieldReader, T> form) {
		return read(whole, known, MADE_HERE, form);
	}

	/** The same for things into which Casebook writes more of its own. */
	public static <T> T read(ObjectNode whole, Set<String> known, Collection<String> madeHere,
			Function<FieldReader, T> form) {
		Faults faults = new Faults();
		ObjectNode given = whole.deepCopy();
		given.remove(madeHere);
		T thing = form.apply(FieldReader.ofObject("", given, known, faults));
		faults.verify();
		return thing;
	}

}
