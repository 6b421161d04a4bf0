package io.casebook.metrics.batch;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import io.casebook.metrics.observation.Cited;
import io.casebook.metrics.observation.IncomingObservation;
import io.casebook.metrics.observation.Span;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows in the text format of COPY: tabs between columns, line feeds after rows,
 * {@code \N} for null, and a backslash before what would be taken for one of these.
 *
 * @see <a href="https://www.postgresql.org/docs/18/sql-copy.html">COPY</a>
 */
final class CopyText {

	/** The columns, in the order in which they are written. */
	static final String COLUMNS = """
			line, company, index, subject, relation, value, missing, unit, period, period_earliest, period_latest,
			period_as_stated, status, standing, known_from, known_earliest, known_latest, as_stated, sources, source_keys,
			flags""";

	/** What is worth a message of its own, in bytes. */
	private static final int FULL = 1 << 16;

	private byte[] bytes = new byte[FULL + (FULL >> 1)];

	private int length;

	void write(IncomingObservation row) {
		text(Long.toString(row.row()));
		next(row.company());
		next(row.index());
		next(row.subject());
		next(row.relation().toString());
		next((row.value() != null) ? row.value().toPlainString() : null);
		next((row.missing() != null) ? row.missing().toString() : null);
		next(row.unit());
		next(row.period());
		next(row.periodAsStated());
		next(row.status().toString());
		next(row.standing().toString());
		next(row.knownFrom());
		next(row.asStated());
		next(row.sources().json());
		put('\t');
		plain(row.sources().array());
		next(Cited.json(row.flags()));
		put('\n');
	}

	boolean isFull() {
		return this.length >= FULL;
	}

	boolean isEmpty() {
		return this.length == 0;
	}

	/** What was written, which is then begun anew. */
	byte[] take() {
		byte[] taken = Arrays.copyOf(this.bytes, this.length);
		this.length = 0;
		return taken;
	}

	/** A date and its days, which have nothing in them to be escaped. */
	private void next(Span span) {
		put('\t');
		plain(span.copy());
	}

	private void next(@Nullable String text) {
		put('\t');
		if (text != null) {
			text(text);
		}
		else {
			put('\\');
			put('N');
		}
	}

	private void text(String text) {
		int size = text.length();
		reserve(2 * size);
		byte[] to = this.bytes;
		int end = this.length;
		for (int i = 0; i < size; i++) {
			char each = text.charAt(i);
			if (each < ' ' || each == '\\' || each >= 0x80) {
				this.length = end;
				encoded(text.substring(i));
				return;
			}
			to[end++] = (byte) each;
		}
		this.length = end;
	}

	private void plain(String text) {
		reserve(text.length());
		for (int i = 0; i < text.length(); i++) {
			this.bytes[this.length++] = (byte) text.charAt(i);
		}
	}

	/** The rest of a text, of which not all is plain ASCII. */
	private void encoded(String text) {
		byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
		reserve(2 * encoded.length);
		for (byte each : encoded) {
			one(each);
		}
	}

	private void one(int each) {
		switch (each) {
			case '\t' -> escaped('t');
			case '\n' -> escaped('n');
			case '\r' -> escaped('r');
			case '\\' -> escaped('\\');
			default -> this.bytes[this.length++] = (byte) each;
		}
	}

	private void escaped(char letter) {
		this.bytes[this.length++] = '\\';
		this.bytes[this.length++] = (byte) letter;
	}

	private void put(char each) {
		reserve(1);
		this.bytes[this.length++] = (byte) each;
	}

	private void reserve(int most) {
		if (this.length + most > this.bytes.length) {
			this.bytes = Arrays.copyOf(this.bytes, Math.max(2 * this.bytes.length, this.length + most));
		}
	}

}
