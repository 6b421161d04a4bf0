package io.casebook.edtf;

import org.jspecify.annotations.Nullable;

/**
 * {@code [a,b]}, one of several dates, or <code>{a,b}</code>, all of them. A member may
 * be a range {@code a..b}; the first may be {@code ..a}, and the last {@code a..}.
 */
final class DateSet {

	private static final String RANGE = "..";

	private DateSet() {
	}

	static Expression read(String text) throws UnreadableException {
		char close = text.startsWith("[") ? ']' : '}';
		if (text.length() < 2 || text.charAt(text.length() - 1) != close) {
			throw new UnreadableException("expected " + close + " at the end of the set");
		}
		String[] members = text.substring(1, text.length() - 1).split(",", -1);
		@Nullable Bounds bounds = null;
		for (int i = 0; i < members.length; i++) {
			Bounds member = readMember(members[i], i == 0, i == members.length - 1);
			bounds = (bounds != null) ? bounds.and(member) : member;
		}
		return new Expression((bounds != null) ? bounds : Bounds.NONE, Precision.SET);
	}

	private static Bounds readMember(String member, boolean first, boolean last) throws UnreadableException {
		int range = member.indexOf(RANGE);
		if (range < 0) {
			return readDate(member);
		}
		String start = member.substring(0, range);
		String end = member.substring(range + RANGE.length());
		if ((start.isEmpty() && (end.isEmpty() || !first)) || (end.isEmpty() && !last)) {
			throw new UnreadableException(
					"in a set, only the first member may start and only the last may end with ..");
		}
		return Bounds.between(start.isEmpty() ? Bounds.NONE : readDate(start),
				end.isEmpty() ? Bounds.NONE : readDate(end));
	}

	private static Bounds readDate(String text) throws UnreadableException {
		if (text.indexOf('T') >= 0 || text.indexOf('/') >= 0) {
			throw new UnreadableException(
					"the members of a set are dates, without time of day, or ranges such as 2016..2018");
		}
		return Expression.readDate(text).bounds();
	}

}
