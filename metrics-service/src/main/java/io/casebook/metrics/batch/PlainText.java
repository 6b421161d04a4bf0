package io.casebook.metrics.batch;

/** Texts that no rule refuses, told at a glance; others may be right too. */
final class PlainText {

	private static final int MOST_DIGITS = 15;

	private PlainText() {
	}

	/** Whether it is a short decimal number. */
	static boolean isNumber(String text) {
		int start = text.startsWith("-") ? 1 : 0;
		int point = -1;
		if (text.length() - start > MOST_DIGITS) {
			return false;
		}
		for (int i = start; i < text.length(); i++) {
			char each = text.charAt(i);
			if (each == '.' && point < 0 && i > start) {
				point = i;
			}
			else if (each < '0' || each > '9') {
				return false;
			}
		}
		return text.length() > start && point != text.length() - 1;
	}

	/** Whether it is some ASCII between no spaces. */
	static boolean isPrintable(String text, int longest) {
		for (int i = 0; i < text.length(); i++) {
			char each = text.charAt(i);
			if (each < ' ' || each > '~') {
				return false;
			}
		}
		return text.length() <= longest && text.charAt(0) != ' ';
	}

}
