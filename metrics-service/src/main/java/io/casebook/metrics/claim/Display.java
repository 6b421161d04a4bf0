package io.casebook.metrics.claim;

import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.casebook.metrics.index.Dimension;
import io.casebook.ranking.Figure;
import io.casebook.ranking.Relation;
import org.jspecify.annotations.Nullable;

/**
 * A figure as people read it, such as "≈ US$18.5 bn" or "&gt; 30 mn users". No digit is
 * ever lost: millions and billions are only used where three decimals hold all of them.
 * Any unit has a text: an index may have had another one, or another dimension, when the
 * claim was made.
 */
public final class Display {

	private static final int BILLION = 9;

	private static final int MILLION = 6;

	private static final int DECIMALS = 3;

	/** How people write UCUM codes that they would not recognise. */
	private static final Map<String, String> LABELS = Map.of("a", "years", "mo", "months", "wk", "weeks", "d", "days",
			"h", "hours", "min", "minutes", "[sft_i]", "sq ft", "m2", "m²", "km2", "km²", "m3", "m³");

	private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

	private static final Pattern PRICE = Pattern.compile("([A-Z]{3})/(.+)");

	/** Such as <code>{users}</code>. */
	private static final Pattern COUNTED = Pattern.compile("\\{([^{}]+)}");

	private static final String NO_UNIT = "1";

	private Display() {
	}

	/**
	 * The text of a figure.
	 * @param dimension the index's
	 * @param usualUnit the unit of the figure's index
	 * @param label how people write that unit; none when the unit's code must do
	 */
	public static String of(Figure figure, Dimension dimension, String usualUnit, @Nullable String label) {
		String number = number(figure.value().abs());
		String sign = prefix(figure.relation()) + ((figure.value().signum() < 0) ? "-" : "");
		boolean usual = label != null && figure.unit().equals(usualUnit);
		return switch (dimension) {
			case MONEY -> sign + (usual ? label + number : money(figure.unit(), number));
			case PRICE -> sign + (usual ? number + " " + label : price(figure.unit(), number));
			default -> sign + (usual ? number + " " + label : quantity(figure.unit(), number));
		};
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

	private static String money(String unit, String number) {
		return CURRENCY.matcher(unit).matches() ? currency(unit) + number : quantity(unit, number);
	}

	private static String currency(String unit) {
		return unit.equals("USD") ? "US$" : unit + " ";
	}

	/** Such as "US$5 per share". */
	private static String price(String unit, String number) {
		Matcher price = PRICE.matcher(unit);
		return price.matches() ? currency(price.group(1)) + number + " per " + bare(price.group(2))
				: quantity(unit, number);
	}

	private static String quantity(String unit, String number) {
		return unit.equals(NO_UNIT) ? number : number + " " + bare(unit);
	}

	private static String bare(String unit) {
		String known = LABELS.get(unit);
		if (known != null) {
			return known;
		}
		Matcher counted = COUNTED.matcher(unit);
		return counted.matches() ? counted.group(1) : unit;
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
