package io.casebook.gateway.filing;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Who files.
 *
 * @param cik the Central Index Key with all of its ten digits
 * @param name the name that EDGAR has for it
 */
record Filer(String cik, @Nullable String name) {

	/** What a CIK is, for people. */
	static final String CIK_EXPECTED = "the filer's Central Index Key: a number of up to ten digits";

	private static final Pattern CIK = Pattern.compile("0*[1-9][0-9]*");

	private static final int DIGITS = 10;

	/** The filer; none when the number cannot be one. */
	static @Nullable Filer of(@Nullable String cik, @Nullable String name) {
		if (cik == null || !CIK.matcher(cik).matches()) {
			return null;
		}
		String bare = cik.replaceFirst("^0+", "");
		return (bare.length() <= DIGITS) ? new Filer("0".repeat(DIGITS - bare.length()) + bare, name) : null;
	}

	/** The number without leading zeros. */
	String bareCik() {
		return this.cik.replaceFirst("^0+", "");
	}

}
