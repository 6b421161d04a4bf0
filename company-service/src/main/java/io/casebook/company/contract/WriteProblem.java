package io.casebook.company.contract;

/** Why a write is refused, by the status of the answer. */
final class WriteProblem {

	private WriteProblem() {
	}

	static String of(String status) {
		return switch (status) {
			case "400" -> "The body is no JSON object, or a header or key is malformed";
			case "401" -> "The caller is not known";
			case "404" -> "There is no such thing";
			case "409" -> "The key is taken, others refer to it, or the first such request is still being worked on";
			case "412" -> "The version is another one by now";
			case "415" -> "The body is of another type";
			case "422" -> "The document breaks rules: each by JSON pointer, and all at once";
			case "428" -> "If-Match is missing";
			default -> throw new IllegalArgumentException(status);
		};
	}

}
