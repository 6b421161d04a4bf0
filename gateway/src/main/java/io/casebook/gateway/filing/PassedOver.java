package io.casebook.gateway.filing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * What of a document is not taken though it is no reason to refuse the rest: all of it is
 * counted, the first of it named.
 */
final class PassedOver {

	private static final int NAMED = 20;

	private static final int LONGEST_VALUE = 60;

	private final List<String> named = new ArrayList<>();

	private long count;

	/**
	 * Notes a member.
	 * @param pointer where it is in the document
	 * @param value what it says, if that is worth telling
	 */
	void add(String pointer, @Nullable String value) {
		this.count++;
		if (this.named.size() < NAMED) {
			this.named.add(pointer + ((value != null) ? " '" + shortened(value) + "'" : ""));
		}
	}

	long count() {
		return this.count;
	}

	/** All of it in words, if there is any. */
	Optional<String> note(String why) {
		String more = (this.count > this.named.size()) ? " and %d more".formatted(this.count - this.named.size()) : "";
		return (this.count == 0) ? Optional.empty()
				: Optional.of("Not taken, %s: %s%s".formatted(why, String.join(", ", this.named), more));
	}

	private static String shortened(String value) {
		String plain = value.replaceAll("[\\p{Cntrl}\\p{Cs}\\s]+", " ");
		return (plain.length() <= LONGEST_VALUE) ? plain : plain.substring(0, LONGEST_VALUE) + "…";
	}

}
