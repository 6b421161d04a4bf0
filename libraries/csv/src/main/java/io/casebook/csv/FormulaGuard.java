package io.casebook.csv;

/**
 * Keeps spreadsheets from taking a text for a formula: one that begins like a formula
 * gets an apostrophe before it, and so does one that looks as if it had one already, so
 * that taking the guard off gives each text back.
 *
 * @see <a href="https://owasp.org/www-community/attacks/CSV_Injection">CSV injection</a>
 */
public final class FormulaGuard {

	private static final String STARTS = "=+-@\t\r\uFF1D\uFF0B\uFF0D\uFF20";

	private FormulaGuard() {
	}

	/** The text as it is written into a cell. */
	public static String on(String text) {
		return (startsFormula(text, 0) && !isDecimal(text)) ? "'" + text : text;
	}

	/** The text of a cell that was written with the guard. */
	public static String off(String cell) {
		return (!cell.isEmpty() && cell.charAt(0) == '\'' && startsFormula(cell, 1)) ? cell.substring(1) : cell;
	}

	/** Whether a formula begins after any number of apostrophes. */
	private static boolean startsFormula(String text, int from) {
		int place = from;
		while (place < text.length() && text.charAt(place) == '\'') {
			place++;
		}
		return place < text.length() && STARTS.indexOf(text.charAt(place)) >= 0;
	}

	/** A negative number is a number to a spreadsheet too. */
	private static boolean isDecimal(String text) {
		boolean digit = false;
		boolean point = false;
		for (int place = (text.charAt(0) == '-') ? 1 : 0; place < text.length(); place++) {
			char each = text.charAt(place);
			if (each >= '0' && each <= '9') {
				digit = true;
			}
			else if (each == '.' && digit && !point) {
				point = true;
			}
			else {
				return false;
			}
		}
		return digit && text.charAt(text.length() - 1) != '.';
	}

}
