package io.casebook.metrics.batch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

import io.casebook.problem.ApiProblem;
import io.casebook.problem.InvalidInput;
import io.casebook.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** The lines of a text that are not blank, one after the other, none of them long. */
final class Lines {

	/** The longest, in bytes. */
	private static final int LONGEST = 1 << 20;

	private final InputStream bytes;

	private final String resource;

	private final byte[] buffer = new byte[1 << 16];

	private int position;

	private int limit;

	private long number;

	Lines(InputStream bytes, String resource) {
		this.bytes = bytes;
		this.resource = resource;
	}

	/** The number of the last line, counted from 1. */
	long number() {
		return this.number;
	}

	/** The next line; none at the end. */
	byte @Nullable [] next() {
		while (hasMore()) {
			this.number++;
			byte[] line = line();
			for (byte each : line) {
				if (each > ' ' || each < 0) {
					return line;
				}
			}
		}
		return null;
	}

	private byte[] line() {
		ByteArrayOutputStream line = new ByteArrayOutputStream(512);
		while (hasMore()) {
			int end = this.position;
			while (end < this.limit && this.buffer[end] != '\n') {
				end++;
			}
			line.write(this.buffer, this.position, end - this.position);
			this.position = Math.min(end + 1, this.limit);
			if (line.size() > LONGEST) {
				throw tooLong();
			}
			if (end < this.limit) {
				break;
			}
		}
		return line.toByteArray();
	}

	private boolean hasMore() {
		if (this.position < this.limit) {
			return true;
		}
		try {
			this.limit = this.bytes.read(this.buffer);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.position = 0;
		return this.limit > 0;
	}

	private ApiProblem tooLong() {
		return new ApiProblem(ProblemType.MALFORMED_REQUEST,
				"Row %d of %s is too long. Nothing was changed".formatted(this.number, this.resource),
				List.of(InvalidInput.row(this.resource, this.number, null, null,
						"a line of at most %d bytes".formatted(LONGEST))),
				null);
	}

}
