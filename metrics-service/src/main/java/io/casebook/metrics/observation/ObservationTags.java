package io.casebook.metrics.observation;

import java.util.List;
import java.util.regex.Pattern;

import io.casebook.intake.EntityTags;
import io.casebook.intake.Precondition;
import io.casebook.metrics.claim.Claim;

import org.springframework.http.HttpHeaders;

/**
 * Entity tags of claims. How a figure is written follows its index, which changes without
 * the claim: the tag of a third version is {@code "r3-1a2b3c4d"}, the last for the text,
 * and {@code "r3"} without one. A change is meant for the version, whatever its text.
 */
final class ObservationTags {

	private static final Pattern WITH_TEXT = Pattern.compile("(\"r[0-9]+)-[0-9a-f]{8}\"");

	private ObservationTags() {
	}

	/** The tag of a claim as it is answered, quotes included. */
	static String of(Claim claim) {
		String version = EntityTags.of(claim.revision());
		return (claim.display() == null) ? version
				: "%s-%08x\"".formatted(version.substring(0, version.length() - 1), claim.display().hashCode());
	}

	/**
	 * What the headers of a request demand of the version.
	 * @throws io.casebook.problem.ApiProblem 400 when one of them cannot be read
	 */
	static Precondition precondition(HttpHeaders headers) {
		Precondition said = Precondition.of(headers);
		return new Precondition(versions(said.match()), versions(said.noneMatch()));
	}

	private static List<String> versions(List<String> tags) {
		return tags.stream().map((tag) -> WITH_TEXT.matcher(tag).replaceFirst("$1\"")).toList();
	}

}
