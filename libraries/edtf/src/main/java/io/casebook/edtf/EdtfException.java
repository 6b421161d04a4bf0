package io.casebook.edtf;

/**
 * A text is not a date of the Extended Date/Time Format. The message quotes the text and
 * says what was expected. It may be shown to whoever sent the text: the quotation is
 * shortened, and characters that are invisible or steer a display are replaced.
 */
public class EdtfException extends IllegalArgumentException {

	private static final int QUOTED = 40;

	EdtfException(String text, String reason) {
		super(quoted(text) + reason);
	}

	private static String quoted(String text) {
		if (text == null || text.isBlank()) {
			return "No date is given: ";
		}
		StringBuilder quotation = new StringBuilder("\"");
		text.codePoints()
			.limit(QUOTED)
			.map((character) -> isVisible(character) ? character : '\uFFFD')
			.forEach(quotation::appendCodePoint);
		boolean shortened = text.codePointCount(0, text.length()) > QUOTED;
		return quotation.append(shortened ? "…\"" : "\"").append(" is not an EDTF date: ").toString();
	}

	private static boolean isVisible(int character) {
		return switch (Character.getType(character)) {
			case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED,
					Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
				false;
			default -> true;
		};
	}

}
