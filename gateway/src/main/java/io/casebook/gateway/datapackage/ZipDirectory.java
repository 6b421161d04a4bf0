package io.casebook.gateway.datapackage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * How long the directory at the end of a zip is, read before the directory itself, which
 * would all be taken into memory.
 *
 * @param entries how many entries it says it has
 * @param size its length in bytes
 * @see <a href="https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT">APPNOTE,
 * 4.3.14 to 4.3.16</a>
 */
record ZipDirectory(long entries, long size) {

	private static final int END = 0x06054b50;

	private static final int END_LENGTH = 22;

	private static final int LONGEST_COMMENT = 0xFFFF;

	private static final int LOCATOR_64 = 0x07064b50;

	private static final int LOCATOR_64_LENGTH = 20;

	private static final int END_64 = 0x06064b50;

	private static final int END_64_LENGTH = 56;

	private static final long NO_ROOM_FOR_ENTRIES = 0xFFFF;

	private static final long NO_ROOM_FOR_SIZE = 0xFFFFFFFFL;

	/**
	 * The directory of a file; none when the file is not the whole of a zip, or has an
	 * end in the comment of another, of which readers take the one or the other.
	 */
	static Optional<ZipDirectory> of(Path file) throws IOException {
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
			long start = Math.max(0, channel.size() - END_LENGTH - LONGEST_COMMENT);
			ByteBuffer tail = read(channel, start, (int) (channel.size() - start));
			for (int place = tail.limit() - END_LENGTH; place >= 0; place--) {
				if (tail.getInt(place) == END) {
					boolean whole = place + END_LENGTH + Short.toUnsignedInt(tail.getShort(place + 20)) == tail.limit();
					return whole ? Optional.of(at(channel, tail, place)) : Optional.empty();
				}
			}
			return Optional.empty();
		}
	}

	/**
	 * Numbers that its end has no room for stand in a record before it, which counts for
	 * these alone.
	 */
	private static ZipDirectory at(FileChannel channel, ByteBuffer tail, int end) throws IOException {
		long entries = Short.toUnsignedLong(tail.getShort(end + 10));
		long size = Integer.toUnsignedLong(tail.getInt(end + 12));
		int locator = end - LOCATOR_64_LENGTH;
		if (locator >= 0 && tail.getInt(locator) == LOCATOR_64) {
			long place = tail.getLong(locator + 8);
			if (place >= 0 && place <= channel.size() - END_64_LENGTH) {
				ByteBuffer end64 = read(channel, place, END_64_LENGTH);
				if (end64.getInt(0) == END_64) {
					return new ZipDirectory((entries == NO_ROOM_FOR_ENTRIES) ? end64.getLong(32) : entries,
							(size == NO_ROOM_FOR_SIZE) ? end64.getLong(40) : size);
				}
			}
		}
		return new ZipDirectory(entries, size);
	}

	private static ByteBuffer read(FileChannel channel, long place, int length) throws IOException {
		ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
		long next = place;
		while (bytes.hasRemaining()) {
			int count = channel.read(bytes, next);
			if (count < 0) {
				break;
			}
			next += count;
		}
		return bytes.flip();
	}

}
