package io.casebook.gateway.datapackage;

import java.io.IOException;
import java.io.InputStream;

/** Gives no more bytes than were allowed last, so that no item fills the memory. */
final class BoundedBytes extends InputStream {

	private final InputStream bytes;

	private long left;

	BoundedBytes(InputStream bytes) {
		this.bytes = bytes;
	}

	void allow(long number) {
		this.left = number;
	}

	@Override
	public int read() throws IOException {
		byte[] one = new byte[1];
		return (read(one, 0, 1) < 0) ? -1 : Byte.toUnsignedInt(one[0]);
	}

	@Override
	public int read(byte[] target, int offset, int length) throws IOException {
		int read = this.bytes.read(target, offset, length);
		this.left -= Math.max(0, read);
		if (this.left < 0) {
			throw new TooManyException();
		}
		return read;
	}

	@Override
	public void close() throws IOException {
		this.bytes.close();
	}

	static final class TooManyException extends IOException {

	}

}
