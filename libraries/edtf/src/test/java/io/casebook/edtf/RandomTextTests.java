package io.casebook.edtf;

import java.util.Random;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever the text, it is a coherent date or it is refused with a message. */
class RandomTextTests {

	private static final int TEXTS = 200_000;

	private static final String[] PIECES = { "2017", "-", "-02", "-29", "-3X", "XXXX", "X", "0", "9", "Y", "E", "S",
			"/", "..", "[", "]", "{", "}", ",", "?", "~", "%", "T08:30:00", "Z", "+08:00", "-0000", "-21", "-36",
			"999999999", " ", "年", "\uD800" };

	private final Random random = new Random(8601);

	@Test
	void anyCharacters() {
		assertReadOrRefused(() -> {
			StringBuilder text = new StringBuilder();
			int length = this.random.nextInt(140);
			for (int i = 0; i < length; i++) {
				text.append((char) this.random.nextInt(Character.MAX_VALUE + 1));
			}
			return text.toString();
		});
	}

	@Test
	void charactersOfTheFormat() {
		String alphabet = "0123456789X-/.,?~%[]{}YEST:Z+";
		assertReadOrRefused(() -> {
			StringBuilder text = new StringBuilder();
			int length = this.random.nextInt(24);
			for (int i = 0; i < length; i++) {
				text.append(alphabet.charAt(this.random.nextInt(alphabet.length())));
			}
			return text.toString();
		});
	}

	@Test
	void piecesOfTheFormat() {
		long read = assertReadOrRefused(() -> {
			StringBuilder text = new StringBuilder();
			int length = this.random.nextInt(8);
			for (int i = 0; i < length; i++) {
				text.append(PIECES[this.random.nextInt(PIECES.length)]);
			}
			return text.toString();
		});
		assertThat(read).isGreaterThan(1000);
	}

	@Test
	void datesWithOneCharacterChanged() {
		String[] dates = { "2017-11-11", "2016-02-29/2017-XX", "[1667,1668,1670..1672]", "{..1984-%06,2004?}",
				"2017-11-11T08:30:00+08:00", "Y-17101E4S3", "-0044-03-15", "?2004-06-~11", "XXXX-02-29", "1950S2" };
		String alphabet = "0123456789X-/.,?~%[]{}YEST:Z+ ";
		long read = assertReadOrRefused(() -> {
			StringBuilder text = new StringBuilder(dates[this.random.nextInt(dates.length)]);
			int position = this.random.nextInt(text.length());
			switch (this.random.nextInt(3)) {
				case 0 -> text.deleteCharAt(position);
				case 1 -> text.insert(position, alphabet.charAt(this.random.nextInt(alphabet.length())));
				default -> text.setCharAt(position, alphabet.charAt(this.random.nextInt(alphabet.length())));
			}
			return text.toString();
		});
		assertThat(read).isBetween(TEXTS / 20L, TEXTS / 2L);
	}

	private static long assertReadOrRefused(Supplier<String> texts) {
		long read = 0;
		for (int i = 0; i < TEXTS; i++) {
			String text = texts.get();
			EdtfDate date = readOrRefused(text);
			if (date != null) {
				assertCoherent(date, text);
				read++;
			}
		}
		return read;
	}

	private static @Nullable EdtfDate readOrRefused(String text) {
		try {
			return EdtfDate.of(text);
		}
		catch (EdtfException ex) {
			assertThat(ex.getMessage()).as(text).isNotBlank().hasSizeLessThan(250);
			return null;
		}
		catch (RuntimeException ex) {
			throw new AssertionError("\"" + text + "\" is neither read nor refused", ex);
		}
	}

	private static void assertCoherent(EdtfDate date, String text) {
		if (date.earliest() != null && date.latest() != null && date.earliest().isAfter(date.latest())) {
			throw new AssertionError(text + " ends before it starts");
		}
		if (!date.overlaps(date) || EdtfDate.CHRONOLOGICAL.compare(date, date) != 0 || !date.toString().equals(text)
				|| !EdtfDate.of(date.toString()).equals(date)) {
			throw new AssertionError(text + " is not itself");
		}
	}

}
