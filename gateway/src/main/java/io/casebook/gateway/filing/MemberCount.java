package io.casebook.gateway.filing;

import io.casebook.problem.ApiProblem;
import io.casebook.problem.InvalidInput;
import io.casebook.problem.ProblemType;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Bounds the members of the objects of a document that are open at a time: to find one
 * that stands there twice, their names are kept as long as their object is read.
 */
final class MemberCount {

	/** Several times as many as any filer has concepts. */
	private static final int MOST = 100_000;

	private final int[] members = new int[EdgarFile.DEEPEST + 1];

	private int depth;

	private int open;

	/** A name was read. */
	void note() {
		this.members[this.depth]++;
		if (++this.open > MOST) {
			throw new ApiProblem(ProblemType.CONTENT_TOO_LARGE,
					"An object has more than %d members. Nothing was changed".formatted(MOST),
					InvalidInput.pointer("", null, "objects of at most %d members".formatted(MOST)));
		}
	}

	/** Reads away the value that begins at the current token. */
	void skip(JsonParser json) {
		JsonToken token = json.currentToken();
		int outside = this.depth;
		while (token != null) {
			if (token.isStructStart()) {
				this.members[++this.depth] = 0;
			}
			else if (token.isStructEnd()) {
				this.open -= this.members[this.depth--];
			}
			else if (token == JsonToken.PROPERTY_NAME) {
				note();
			}
			if (this.depth == outside) {
				return;
			}
			token = json.nextToken();
		}
	}

}
