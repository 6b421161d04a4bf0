package io.casebook.gateway.filing;

import io.casebook.problem.ApiProblem;
import io.casebook.problem.InvalidInput;
import io.casebook.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * The documents that EDGAR gives out, told apart by a member that only one of them has.
 */
enum DocumentKind {

	/** {@code companyfacts}: what a filer stated in figures. */
	COMPANY_FACTS("facts"),

	/** {@code submissions}: who a filer is, and its latest filings. */
	SUBMISSIONS("filings"),

	/** A page of filings that {@code submissions} has no room for. */
	OLDER_FILINGS("accessionNumber");

	private final String member;

	DocumentKind(String member) {
		this.member = member;
	}

	/**
	 * What a file holds. It is read to its end, so that broken JSON is found before any
	 * of it is used.
	 */
	static DocumentKind of(EdgarFile file) {
		DocumentKind kind = null;
		try (JsonParser json = file.open()) {
			try {
				if (json.nextToken() != JsonToken.START_OBJECT) {
					throw new ApiProblem(ProblemType.MALFORMED_REQUEST, "The body is not a JSON object",
							InvalidInput.pointer("", null, "an object"));
				}
				MemberCount members = new MemberCount();
				while (json.nextToken() == JsonToken.PROPERTY_NAME) {
					members.note();
					kind = (kind != null) ? kind : ofMember(json.currentName());
					json.nextToken();
					members.skip(json);
				}
				if (json.nextToken() != null) {
					throw new ApiProblem(ProblemType.MALFORMED_REQUEST, "Something follows the JSON object",
							InvalidInput.pointer("", null, "one object and nothing after it"));
				}
			}
			catch (JacksonException ex) {
				throw EdgarFile.malformed(json, ex);
			}
		}
		if (kind == null) {
			throw new ApiProblem(ProblemType.INVALID_CONTENT,
					"The body is none of the documents that EDGAR gives out about a filer",
					InvalidInput.pointer("", null, "an object with the member facts, filings or accessionNumber"));
		}
		return kind;
	}

	private static @Nullable DocumentKind ofMember(@Nullable String name) {
		for (DocumentKind kind : values()) {
			if (kind.member.equals(name)) {
				return kind;
			}
		}
		return null;
	}

}
