package io.casebook.csv;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Text in UTF-8 up to the first bytes that are none. There the text ends, after one
 * replacement character: so the last row that is read from it is the one with the bytes.
 */
final class StrictReader extends Reader {

	private static final int BUFFER = 1 << 15;

	private static final char REPLACEMENT = '\uFFFD';

	private final InputStream stream;

	private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder()
		.onMalformedInput(CodingErrorAction.REPORT)
		.onUnmappableCharacter(CodingErrorAction.REPORT);

	private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER).flip();

	private boolean complete;

	private boolean broken;

	StrictReader(InputStream stream) {
		this.stream = stream;
	}

	/** Whether the text ended before the bytes did. */
	boolean isBroken() {
		return this.broken;
	}

	@Override
	public int read(char[] target, int offset, int length) throws IOException {
		CharBuffer chars = CharBuffer.wrap(target, offset, length).slice();
		while (chars.position() == 0 && !this.broken && length > 0) {
			CoderResult result = this.decoder.decode(this.bytes, chars, this.complete);
			if (result.isError() && chars.hasRemaining()) {
				this.broken = true;
				chars.put(REPLACEMENT);
			}
			else if (result.isUnderflow() && chars.position() == 0) {
				if (this.complete) {
					return -1;
				}
				fill();
			}
		}
		return (chars.position() > 0 || length == 0) ? chars.position() : -1;
	}

	private void fill() throws IOException {
		this.bytes.compact();
		int count = this.stream.read(this.bytes.array(), this.bytes.position(), this.bytes.remaining());
		if (count < 0) {
			this.complete = true;
		}
		else {
			this.bytes.position(this.bytes.position() + count);
		}
		this.bytes.flip();
	}

	@Override
	public void close() throws IOException {
		this.stream.close();
	}

}
