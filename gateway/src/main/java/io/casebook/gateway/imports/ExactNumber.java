package io.casebook.gateway.imports;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

/** Numbers as the services keep them, digit for digit. */
public final class ExactNumber {

	/** What is kept, for people. */
	public static final String EXPECTED = "a number of up to 30 digits, and up to 30 after the point";

	private static final int MOST_DIGITS = 30;

	private static final int MOST_DECIMALS = 30;

	private ExactNumber() {
	}

	/** The number without an exponent; none when it has more digits than are kept. */
	public static @Nullable BigDecimal of(String literal) {
		try {
			BigDecimal number = new BigDecimal(literal);
			if (number.signum() == 0) {
				return BigDecimal.ZERO.setScale(Math.clamp(number.scale(), 0, MOST_DECIMALS));
			}
			if (number.scale() > MOST_DECIMALS) {
				number = number.stripTrailingZeros();
			}
			long digits = (long) number.precision() - number.scale();
			if (digits > MOST_DIGITS || number.scale() > MOST_DECIMALS) {
				return null;
			}
			return (number.scale() < 0) ? number.setScale(0) : number;
		}
		catch (NumberFormatException | ArithmeticException ex) {
			return null;
		}
	}

}
