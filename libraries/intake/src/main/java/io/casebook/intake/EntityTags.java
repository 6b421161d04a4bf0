package io.casebook.intake;

/** Strong entity tags of versions: a thing's third version has {@code "r3"}. */
public final class EntityTags {

	private EntityTags() {
	}

	/** The tag of a revision, quotes included. */
	public static String of(int revision) {
		return "\"r%d\"".formatted(revision);
	}

}
