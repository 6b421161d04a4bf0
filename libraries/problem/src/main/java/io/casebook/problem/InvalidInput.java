package io.casebook.problem;

import java.util.Comparator;
import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with what a client sent: an entry of a problem's
 * {@code errors}. It is placed by a query parameter, by a JSON pointer (RFC 6901) or by
 * the row and field of a data package's resource.
 *
 * @param detail what was expected, for people
 * @param parameter the query parameter or path variable
 * @param pointer the JSON pointer into the request's body
 * @param resource the resource of the data package
 * @param row the number of the row; the header is row 1
 * @param field the field of the row
 * @param value the value received, shortened when long
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record InvalidInput(String detail, @Nullable String parameter, @Nullable String pointer,
		@Nullable String resource, @Nullable Long row, @Nullable String field, @Nullable String value) {

	/** By row, as a table has them, then by field; what is of no row comes first. */
	public static final Comparator<InvalidInput> BY_ROW = Comparator
		.comparing((InvalidInput fault) -> fault.row(), Comparator.nullsFirst(Comparator.<Long>naturalOrder()))
		.thenComparing((fault) -> fault.field(), Comparator.nullsFirst(Comparator.<String>naturalOrder()));

	private static final int LONGEST_VALUE = 120;

	/** Longer than any place that there is; what names another is not sent back whole. */
	private static final int LONGEST_PLACE = 1000;

	/** A half of a character, which no encoding has. */
	private static final Pattern HALF = Pattern.compile("[\\x{D800}-\\x{DFFF}]");

	public InvalidInput {
		parameter = whole(parameter, LONGEST_PLACE);
		pointer = whole(pointer, LONGEST_PLACE);
		resource = whole(resource, LONGEST_PLACE);
		field = whole(field, LONGEST_PLACE);
		value = whole(value, LONGEST_VALUE);
	}

	private static @Nullable String whole(@Nullable String text, int longest) {
		return (text != null) ? HALF.matcher(shortened(text, longest)).replaceAll("\uFFFD") : null;
	}

	private static String shortened(String text, int longest) {
		if (text.length() <= longest) {
			return text;
		}
		int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
		return text.substring(0, end) + "…";
	}

	/** Something wrong with a query parameter or path variable. */
	public static InvalidInput parameter(String name, @Nullable String value, String detail) {
		return new InvalidInput(detail, name, null, null, null, null, value);
	}

	/** Something wrong at a place in a JSON body. */
	public static InvalidInput pointer(String pointer, @Nullable String value, String detail) {
		return new InvalidInput(detail, null, pointer, null, null, null, value);
	}

	/** Something wrong with a row of a resource; without a field, with all of it. */
	public static InvalidInput row(String resource, long row, @Nullable String field, @Nullable String value,
			String detail) {
		return new InvalidInput(detail, null, null, resource, row, field, value);
	}

}
