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

	/**
	 * Reads a whole thing.
	 * @param known the members that it may have
	 */
	public static <T> Draft<T> read(ObjectNode whole, Set<String> known, Function<FieldReader, T> form) {
		return read(whole, known, MADE_HERE, new Faults(), form);
	}

	/**
	 * The same for things into which Casebook writes more of its own, and of which faults
	 * are known already.
	 */
	public static <T> Draft<T> read(ObjectNode whole, Set<String> known, Collection<String> madeHere, Faults faults,
			Function<FieldReader, T> form) {
		ObjectNode given = whole.deepCopy();
		given.remove(madeHere);
		FieldReader fields = FieldReader.ofObject("", given, known, faults);
		return new Draft<>(form.apply(fields), fields, faults);
	}

}
