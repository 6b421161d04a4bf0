package io.casebook.intake;

import java.util.List;

import io.casebook.problem.ApiProblem;
import io.casebook.problem.ProblemType;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/**
 * Which version a change is meant for, as {@code If-Match} and {@code If-None-Match} say.
 *
 * @param match the tags of which one must be the present version's
 * @param noneMatch the tags that must not be the present version's
 */
public record Precondition(List<String> match, List<String> noneMatch) {

	private static final String ANY = "*";

	/** What the headers of a request demand. */
	public static Precondition of(HttpHeaders headers) {
		return new Precondition(headers.getIfMatch(), headers.getIfNoneMatch());
	}

	/**
	 * Refuses a change that is not meant for what is there.
	 * @param current the revision of the present version; none when there is none
	 * @throws ApiProblem 412 when the headers do not hold, 428 when something would be
	 * replaced and they do not say which version
	 */
	public void verify(@Nullable Integer current) {
		String tag = (current != null) ? EntityTags.of(current) : null;
		if (!this.match.isEmpty() && !holds(this.match, tag)) {
			throw new ApiProblem(ProblemType.PRECONDITION_FAILED,
					(tag != null) ? "The present version is %s, which If-Match does not name".formatted(tag)
							: "If-Match names a version, and there is none");
		}
		if (holds(this.noneMatch, tag)) {
			throw new ApiProblem(ProblemType.PRECONDITION_FAILED,
					"There is a version already, %s, which If-None-Match rules out".formatted(tag));
		}
		if (tag != null && this.match.isEmpty()) {
			throw new ApiProblem(ProblemType.PRECONDITION_REQUIRED,
					"There is a version already: If-Match must name the one that was read");
		}
	}

	private static boolean holds(List<String> tags, @Nullable String tag) {
		return tag != null && (tags.contains(ANY) || tags.contains(tag));
	}

}
