package io.casebook.gateway.comparison;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.casebook.edtf.EdtfDate;
import org.jspecify.annotations.Nullable;

/**
 * Dates as people write them, in the words of the comparison page: as precise as they are
 * and no more. What there are no words for stays as it is written.
 */
final class DateWords {

	private static final Pattern SINGLE = Pattern
		.compile("(?:(?<decade>\\d{3})X|(?<year>\\d{4})(?:-(?<part>\\d{2})(?:-(?<day>\\d{2}))?)?)(?<qualifier>[?~%]?)");

	private static final Pattern PART_OF_YEAR = Pattern.compile("\\d{4}-\\d{2}");

	private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.UK);

	private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMM uuuu", Locale.UK);

	private static final Map<String, String> PARTS_OF_YEAR = Map.of("21", "spring", "22", "summer", "23", "autumn",
			"24", "winter", "33", "Q1", "34", "Q2", "35", "Q3", "36", "Q4");

	private DateWords() {
	}

	static String of(EdtfDate date) {
		String text = date.toString();
		String[] ends = text.split("/", -1);
		String words = (ends.length == 2) ? interval(ends[0], ends[1]) : single(text);
		return (words != null) ? words : text;
	}

	private static @Nullable String interval(String first, String last) {
		String from = single(first);
		String to = single(last);
		if (from != null && to != null) {
			boolean sameYear = first.regionMatches(0, last, 0, 4) && PART_OF_YEAR.matcher(first).matches()
					&& PART_OF_YEAR.matcher(last).matches();
			return (sameYear ? from.substring(0, from.lastIndexOf(' ')) : from) + " – " + to;
		}
		if (to != null && isOpen(first)) {
			return "up to " + to;
		}
		return (from != null && isOpen(last)) ? "from " + from : null;
	}

	private static boolean isOpen(String end) {
		return end.isEmpty() || end.equals("..");
	}

	private static @Nullable String single(String text) {
		Matcher date = SINGLE.matcher(text);
		String words = date.matches() ? unqualified(date) : null;
		if (words == null) {
			return null;
		}
		return switch (date.group("qualifier")) {
			case "?" -> words + "?";
			case "~" -> "about " + words;
			case "%" -> "about " + words + "?";
			default -> words;
		};
	}

	private static @Nullable String unqualified(Matcher date) {
		String year = date.group("year");
		String part = date.group("part");
		String day = date.group("day");
		if (year == null) {
			return date.group("decade") + "0s";
		}
		if (part == null) {
			return year;
		}
		if (day != null) {
			return DAY.format(LocalDate.parse(year + "-" + part + "-" + day));
		}
		if (part.compareTo("12") <= 0) {
			return MONTH.format(YearMonth.parse(year + "-" + part));
		}
		return PARTS_OF_YEAR.containsKey(part) ? PARTS_OF_YEAR.get(part) + " " + year : null;
	}

}
