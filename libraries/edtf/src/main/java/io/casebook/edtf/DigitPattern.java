package io.casebook.edtf;

import java.util.stream.IntStream;

/**
 * The digits of a year, month or day, each of which may be unspecified ({@code X}).
 */
record DigitPattern(String digits) {

	/**
	 * Wholly unspecified: what a date of lesser precision says of its months and days.
	 */
	static final DigitPattern ANY = new DigitPattern("XX");

	boolean isSpecified() {
		return this.digits.indexOf('X') < 0;
	}

	/** The numbers of the range that the digits may stand for, in the order asked for. */
	IntStream candidates(int lowest, int highest, boolean ascending) {
		int from = Math.max(lowest, filledWith('0'));
		int to = Math.min(highest, filledWith('9'));
		return IntStream.rangeClosed(from, to)
			.map((value) -> ascending ? value : from + to - value)
			.filter(this::matches);
	}

	int value() {
		return Integer.parseInt(this.digits);
	}

	private int filledWith(char digit) {
		return Integer.parseInt(this.digits.replace('X', digit));
	}

	private boolean matches(int value) {
		int rest = value;
		for (int i = this.digits.length() - 1; i >= 0; i--) {
			char digit = this.digits.charAt(i);
			if (digit != 'X' && digit - '0' != rest % 10) {
				return false;
			}
			rest /= 10;
		}
		return rest == 0;
	}

}
