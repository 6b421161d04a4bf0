package io.casebook.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.casebook.problem.ApiProblem;
import io.casebook.problem.InvalidInput;
import io.casebook.problem.ProblemType;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/**
 * Which version a change is meant for, as {@code If-Match} and {@code If-None-Match} say.
 *
 * @param match the tags of which one must be the present version's; a weak one is
 * nobody's
 * @param noneMatch the tags that must not be the present version's, weak or not
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-13.1">RFC 9110, 13.1</a>
 */
public record Precondition(List<String> match, List<String> noneMatch) {

	private static final String ANY = "*";

	private static final String WEAK = "W/";

	private static final Pattern TAG = Pattern.compile("(?:W/)?\"[!#-~\\x80-\\xff]*\"");

	/** Possessive, as a group that gives back is matched by a call for each tag. */
	private static final String LIST = "[ \t,]*%1$s(?:[ \t]*,[ \t,]*%1$s)*+[ \t,]*".formatted(TAG);

	private static final Pattern TAGS = Pattern.compile(LIST);

	/**
	 * What the headers of a request demand.
	 * @throws ApiProblem 400 when one of them is neither {@code *} nor a list of entity
	 * tags
	 */
	public static Precondition of(HttpHeaders headers) {
		return new Precondition(tags(headers, HttpHeaders.IF_MATCH),
				tags(headers, HttpHeaders.IF_NONE_MATCH).stream()
					.map((tag) -> tag.startsWith(WEAK) ? tag.substring(WEAK.length()) : tag)
					.toList());
	}

	private static List<String> tags(HttpHeaders headers, String name) {
		List<String> lines = headers.getOrEmpty(name);
		String value = String.join(", ", lines).strip();
		if (lines.isEmpty() || value.equals(ANY)) {
			return lines.isEmpty() ? List.of() : List.of(ANY);
		}
		if (!TAGS.matcher(value).matches()) {
			String expected = "* or entity tags in quotes, such as %s".formatted(EntityTags.of(3));
			throw new ApiProblem(ProblemType.MALFORMED_REQUEST, "The header %s is not %s".formatted(name, expected),
					InvalidInput.parameter(name, value, expected));
		}
		List<String> tags = new ArrayList<>();
		Matcher tag = TAG.matcher(value);
		while (tag.find()) {
			tags.add(tag.group());
		}
		return tags;
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
