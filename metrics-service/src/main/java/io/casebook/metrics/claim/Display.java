package io.casebook.metrics.claim;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

/**
 * A figure as people read it, such as "≈ US$18.5 bn" or "&gt; 30 mn users". No digit is
 * ever lost: millions and billions are only used where three decimals hold all of them.
 */
public final class Display {

	private static final int BILLION = 9;

	private static final int MILLION = 6;

	private static final int DECIMALS = 3;

	private Display() {
	}

	/**
	 * The text of a figure.
	 * @param money whether the unit is a currency
	 * @param usualUnit the unit of the figure's index
	 * @param label how people write that unit; none when the unit's code must do
	 */
	public static String of(Figure figure, boolean money, String usualUnit, @Nullable String label) {
		String unit = (label != null && figure.unit().equals(usualUnit)) ? label : bare(figure.unit(), money);
		String number = number(figure.value().abs());
		String sign = (figure.value().signum() < 0) ? "-" : "";
		return prefix(figure.relation()) + sign + (money ? unit + number : number + " " + unit);
	}

	private static String prefix(Relation relation) {
		return switch (relation) {
			case EQ -> "";
			case GT -> "> ";
			case GE -> "≥ ";
			case LT -> "< ";
			case LE -> "≤ ";
			case APPROX -> "≈ ";
		};
	}

	private static String bare(String unit, boolean money) {
		if (money) {
			return unit.equals("USD") ? "US$" : unit + " ";
		}
		return unit.startsWith("{") ? unit.substring(1, unit.length() - 1) : unit;
	}

	private static String number(BigDecimal value) {
		if (fits(value, BILLION)) {
			return grouped(scaled(value, BILLION)) + " bn";
		}
		if (fits(value, MILLION)) {
			return grouped(scaled(value, MILLION)) + " mn";
		}
		return grouped(value);
	}

	private static boolean fits(BigDecimal value, int zeros) {
		BigDecimal scaled = scaled(value, zeros);
		return scaled.compareTo(BigDecimal.ONE) >= 0 && scaled.scale() <= DECIMALS;
	}

	private static BigDecimal scaled(BigDecimal value, int zeros) {
		return value.scaleByPowerOfTen(-zeros).stripTrailingZeros();
	}

	private static String grouped(BigDecimal value) {
		String plain = value.toPlainString();
		int point = plain.indexOf('.');
		StringBuilder grouped = new StringBuilder(plain);
		for (int i = ((point < 0) ? plain.length() : point) - 3; i > 0; i -= 3) {
			grouped.insert(i, ',');
		}
		return grouped.toString();
	}

}
