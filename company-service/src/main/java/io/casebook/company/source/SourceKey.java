package io.casebook.company.source;

import java.util.regex.Pattern;

/** The form of the keys of sources, which have capitals: {@code R18a}. */
final class SourceKey {

	/** What such a key is, for people. */
	static final String EXPECTED = "a key of up to 64 letters, digits, dots, underscores and hyphens, such as AG17";

	private static final Pattern PATTERN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

	private SourceKey() {
	}

	static boolean matches(String text) {
		return PATTERN.matcher(text).matches();
	}

}
