package io.casebook.metrics.observation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import io.casebook.metrics.query.ParameterReader;
import io.casebook.metrics.vocabulary.Vocabulary;
import org.jspecify.annotations.Nullable;

/**
 * What the stated value must be, such as {@code ge:30000000} or {@code in:1;2}. The
 * relation and the unit are not looked at: "over 30 million" has the value 30 million.
 *
 * @param values one number, and with {@code in} one or more
 */
record ValueCondition(Operator operator, List<BigDecimal> values) {

	/** Bounded, so that no number is a burden: {@code 1e999999999} has many digits. */
	private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,40}(\\.[0-9]{1,40})?([eE][+-]?[0-9]{1,2})?");

	private static final int MOST = 100;

	/** Reads a condition; nothing, when there is none or it is refused. */
	static @Nullable ValueCondition read(ParameterReader reader, @Nullable String text) {
		if (text == null) {
			return null;
		}
		int colon = text.indexOf(':');
		Operator operator = (colon > 0) ? Vocabulary.find(Operator.class, text.substring(0, colon)) : null;
		if (operator == null) {
			return reader.refuse("value", text, "an operator, %s, a colon and a number, such as ge:30000000"
				.formatted(Vocabulary.expected(Operator.class)));
		}
		String[] numbers = (operator == Operator.IN) ? text.substring(colon + 1).split("[;,]", -1)
				: new String[] { text.substring(colon + 1) };
		if (numbers.length > MOST) {
			return reader.refuse("value", text, "at most %d numbers".formatted(MOST));
		}
		List<BigDecimal> values = new ArrayList<>();
		for (String number : numbers) {
			if (!NUMBER.matcher(number).matches()) {
				return reader.refuse("value", text,
						"a number after the colon, such as ge:30000000, or numbers, such as in:1;2");
			}
			values.add(new BigDecimal(number));
		}
		return new ValueCondition(operator, values);
	}

	/** The condition in SQL, on a parameter that holds all the values. */
	String sql(String column, String parameter) {
		return switch (this.operator) {
			case EQ, IN -> "%s = ANY(%s)".formatted(column, parameter);
			case NE -> "%s <> ALL(%s)".formatted(column, parameter);
			case LT -> "%s < ALL(%s)".formatted(column, parameter);
			case LE -> "%s <= ALL(%s)".formatted(column, parameter);
			case GT -> "%s > ALL(%s)".formatted(column, parameter);
			case GE -> "%s >= ALL(%s)".formatted(column, parameter);
		};
	}

	/** How the value is compared. */
	enum Operator {

		EQ, NE, LT, LE, GT, GE, IN

	}

}
