package io.casebook.gateway.filing;

import java.time.LocalDate;
import java.util.regex.Pattern;

/**
 * A filing.
 *
 * @param accession its number, such as {@code 0000950170-22-000796}
 * @param form its form, such as {@code 10-K}
 * @param filed the day of filing
 */
record Filing(String accession, String form, LocalDate filed) {

	/** What accession numbers are, for people. */
	static final String ACCESSION_EXPECTED = "an accession number such as 0000950170-22-000796";

	/** What forms are, for people. */
	static final String FORM_EXPECTED = "the name of a form, such as 10-K";

	private static final Pattern ACCESSION = Pattern.compile("[0-9]{10}-[0-9]{2}-[0-9]{6}");

	/** What separates citations has no place in what becomes part of a locator. */
	private static final Pattern FORM = Pattern.compile("[!-~&&[^;#]]([ -~&&[^;#]]{0,38}[!-~&&[^;#]])?");

	static boolean isAccession(String text) {
		return ACCESSION.matcher(text).matches();
	}

	static boolean isForm(String text) {
		return FORM.matcher(text).matches();
	}

}
