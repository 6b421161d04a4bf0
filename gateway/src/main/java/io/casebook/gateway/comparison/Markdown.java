package io.casebook.gateway.comparison;

import java.util.regex.Pattern;

/** Text that must not be taken for Markdown. */
final class Markdown {

	private static final Pattern SPECIAL = Pattern.compile("([\\\\|`*_<\\[\\]])");

	private static final Pattern BREAK = Pattern.compile("\\R+");

	private Markdown() {
	}

	static String escape(String text) {
		return BREAK.matcher(SPECIAL.matcher(text).replaceAll("\\\\$1")).replaceAll(" ");
	}

}
