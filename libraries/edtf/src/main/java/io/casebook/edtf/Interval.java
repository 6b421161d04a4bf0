package io.casebook.edtf;

/**
 * {@code start/end}, where one of the two may be open ({@code ..}) or unknown (empty).
 */
final class Interval {

	private Interval() {
	}

	static Expression read(String text) throws UnreadableException {
		int slash = text.indexOf('/');
		String start = text.substring(0, slash);
		String end = text.substring(slash + 1);
		if (end.indexOf('/') >= 0) {
			throw new UnreadableException("expected a day such as 2017-11-11, or an interval with one /");
		}
		if (isMissing(start) && isMissing(end)) {
			throw new UnreadableException("an interval needs a start or an end");
		}
		return new Expression(Bounds.between(readEnd(start), readEnd(end)), Precision.INTERVAL);
	}

	private static Bounds readEnd(String text) throws UnreadableException {
		if (isMissing(text)) {
			return Bounds.NONE;
		}
		if (text.indexOf('T') >= 0) {
			throw new UnreadableException("the ends of an interval have no time of day");
		}
		return Expression.readDate(text).bounds();
	}

	private static boolean isMissing(String end) {
		return end.isEmpty() || end.equals("..");
	}

}
