package io.casebook.gateway.filing;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;

import io.casebook.problem.ApiProblem;
import io.casebook.problem.ProblemType;

/**
 * The bytes of a file, taken out of gzip when they are in it. They end with a problem
 * where they are more than is taken, so that a small file cannot unpack without end.
 */
final class UnpackedStream extends FilterInputStream {

	private static final int BUFFER = 1 << 16;

	private static final byte[] GZIP = { 0x1f, (byte) 0x8b };

	private final long limit;

	private long count;

	private UnpackedStream(InputStream bytes, long limit) {
		super(bytes);
		this.limit = limit;
	}

	/**
	 * Opens a file.
	 * @param limit the most bytes that are given out
	 * @param packed whether it must be in gzip; else it is looked at
	 */
	static InputStream of(InputStream file, long limit, boolean packed) throws IOException {
		BufferedInputStream bytes = new BufferedInputStream(file, BUFFER);
		bytes.mark(GZIP.length);
		boolean looksPacked = Arrays.equals(bytes.readNBytes(GZIP.length), GZIP);
		bytes.reset();
		return new UnpackedStream((packed || looksPacked) ? new GZIPInputStream(bytes, BUFFER) : bytes, limit);
	}

	@Override
	public int read() throws IOException {
		byte[] one = new byte[1];
		return (read(one, 0, 1) < 0) ? -1 : one[0] & 0xff;
	}

	@Override
	public int read(byte[] target, int offset, int length) throws IOException {
		int read = super.read(target, offset, length);
		this.count += Math.max(read, 0);
		if (this.count > this.limit) {
			throw new ApiProblem(ProblemType.CONTENT_TOO_LARGE,
					"The body holds more than %d bytes, the most that is taken".formatted(this.limit), List.of(), null);
		}
		return read;
	}

}
