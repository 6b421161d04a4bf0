package io.casebook.gateway.datapackage;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;

import io.casebook.problem.ApiProblem;
import io.casebook.problem.InvalidInput;
import io.casebook.problem.ProblemType;

/**
 * A file of a zip, of just the length and with just the checksum that the directory says.
 */
final class CheckedEntry extends FilterInputStream {

	private final String path;

	private final long size;

	private final long checksum;

	private final CRC32 actual = new CRC32();

	private long count;

	CheckedEntry(InputStream bytes, String path, long size, long checksum) {
		super(bytes);
		this.path = path;
		this.size = size;
		this.checksum = checksum;
	}

	@Override
	public int read() throws IOException {
		byte[] one = new byte[1];
		return (read(one, 0, 1) < 0) ? -1 : Byte.toUnsignedInt(one[0]);
	}

	@Override
	public int read(byte[] target, int offset, int length) {
		try {
			int read = super.read(target, offset, length);
			if (read < 0) {
				if (this.count != this.size || this.actual.getValue() != this.checksum) {
					throw damaged();
				}
				return read;
			}
			this.count += read;
			this.actual.update(target, offset, read);
			if (this.count > this.size) {
				throw damaged();
			}
			return read;
		}
		catch (IOException ex) {
			throw damaged();
		}
	}

	@Override
	public long skip(long number) {
		return 0;
	}

	@Override
	public boolean markSupported() {
		return false;
	}

	private ApiProblem damaged() {
		return new ApiProblem(ProblemType.INVALID_CONTENT,
				"The file %s of the zip is damaged: it has not the bytes that the zip's directory says"
					.formatted(this.path),
				new InvalidInput("a file as it was when it was packed", null, null, null, null, "file name",
						this.path));
	}

}
