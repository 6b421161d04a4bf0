package io.casebook.gateway.table;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;

import io.casebook.gateway.imports.ExactNumber;
import org.jspecify.annotations.Nullable;

/**
 * How a table writes numbers.
 *
 * @param decimal what stands before the decimals
 * @param group what stands between groups of three digits; absent when nothing does
 * @param prefixes what may stand before a number, such as {@code $}
 * @param suffixes what may stand after one
 * @param parentheses whether a number in parentheses is negative
 * @param exponent whether a number may have an exponent
 */
record NumberFormat(String decimal, @Nullable String group, List<String> prefixes, List<Suffix> suffixes,
		boolean parentheses, boolean exponent) {

	/** Plain decimals. */
	static final NumberFormat PLAIN = new NumberFormat(".", null, List.of(), List.of(), false, false);

	private static final Pattern DIGITS = Pattern.compile("[0-9]+");

	private static final Pattern PLAIN_NUMBER = Pattern.compile("[0-9]+(\\.[0-9]+)?(?:[eE][+-]?[0-9]{1,3})?");

	/** The number, exactly; none when the text is not one of this form. */
	@Nullable BigDecimal read(String cell) {
		String text = cell.strip();
		boolean isNegative = this.parentheses && text.startsWith("(") && text.endsWith(")");
		if (isNegative) {
			text = text.substring(1, text.length() - 1).strip();
		}
		String unsigned = withoutSign(text);
		String bare = withoutSign(withoutPrefix(unsigned));
		boolean twice = text.length() - unsigned.length() > 0 && bare.length() < withoutPrefix(unsigned).length();
		boolean signed = unsigned.length() < text.length() || bare.length() < withoutPrefix(unsigned).length();
		if (twice || (signed && isNegative)) {
			return null;
		}
		BigDecimal number = scaled(bare);
		return (number == null) ? null : ExactNumber.of(((signed || isNegative) ? number.negate() : number).toString());
	}

	private @Nullable BigDecimal scaled(String text) {
		for (Suffix suffix : this.suffixes) {
			if (text.endsWith(suffix.text())) {
				BigDecimal number = plain(text.substring(0, text.length() - suffix.text().length()).strip());
				if (number != null) {
					return number.multiply(suffix.times());
				}
			}
		}
		return plain(text);
	}

	private @Nullable BigDecimal plain(String text) {
		int point = text.indexOf(this.decimal);
		String whole = (point < 0) ? text : text.substring(0, point);
		String rest = (point < 0) ? "" : "." + text.substring(point + this.decimal.length());
		if (this.group != null && whole.contains(this.group)) {
			String[] groups = whole.split(Pattern.quote(this.group), -1);
			for (int i = 0; i < groups.length; i++) {
				if (!DIGITS.matcher(groups[i]).matches() || groups[i].length() > 3
						|| (i > 0 && groups[i].length() < 3)) {
					return null;
				}
			}
			whole = String.join("", groups);
		}
		String plain = whole + rest;
		boolean hasExponent = plain.indexOf('e') >= 0 || plain.indexOf('E') >= 0;
		return (PLAIN_NUMBER.matcher(plain).matches() && (this.exponent || !hasExponent)) ? new BigDecimal(plain)
				: null;
	}

	private String withoutPrefix(String text) {
		return this.prefixes.stream()
			.filter(text::startsWith)
			.findFirst()
			.map((prefix) -> text.substring(prefix.length()).strip())
			.orElse(text);
	}

	private static String withoutSign(String text) {
		return (text.startsWith("-") || text.startsWith("\u2212")) ? text.substring(1).strip() : text;
	}

	/**
	 * What may stand after a number.
	 *
	 * @param times what it multiplies the number by
	 */
	record Suffix(String text, BigDecimal times) {
	}

}
