package io.casebook.edtf;

/**
 * What a text says: the days it may mean and the unit it is written in.
 */
record Expression(Bounds bounds, Precision precision) {

	/** Told when a text has none of the shapes of the format. */
	static final String EXPECTED = "expected a date such as 2017, 2017-11 or 2017-11-11, or an interval such as "
			+ "2016/2017-03 or 2017/..";

	static Expression read(String text) throws UnreadableException {
		if (text == null || text.isBlank()) {
			throw new UnreadableException(EXPECTED);
		}
		if (text.length() > EdtfDate.MAX_LENGTH) {
			throw new UnreadableException("expected at most " + EdtfDate.MAX_LENGTH + " characters");
		}
		Expression plain = PlainDate.read(text);
		if (plain != null) {
			return plain;
		}
		if (text.startsWith("[") || text.startsWith("{")) {
			return DateSet.read(text);
		}
		if (text.indexOf('/') >= 0) {
			return Interval.read(text);
		}
		if (text.indexOf('T') >= 0) {
			return DateTime.read(text);
		}
		return readDate(text);
	}

	/** Reads what may be an end of an interval or a member of a set. */
	static Expression readDate(String text) throws UnreadableException {
		if (text.indexOf('Y') >= 0 || text.indexOf('S') >= 0) {
			return ScaledYear.read(text);
		}
		return CalendarDate.read(text);
	}

}
