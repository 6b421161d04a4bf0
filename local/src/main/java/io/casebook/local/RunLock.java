package io.casebook.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import org.jspecify.annotations.Nullable;

/**
 * Keeps a second run off a data directory. The operating system gives the lock back
 * however this process ends, so a leftover file means nothing.
 */
final class RunLock {

	/**
	 * Referred to for as long as the process lives: a channel nobody refers to is closed.
	 */
	private static @Nullable FileChannel held;

	private RunLock() {
	}

	/**
	 * Takes the lock for the rest of this process, or fails with the id of the process
	 * that holds it.
	 */
	static synchronized void take(Path data) throws IOException {
		Path owner = data.resolve("launcher.pid");
		FileChannel channel = FileChannel.open(data.resolve("lock"), StandardOpenOption.CREATE,
				StandardOpenOption.WRITE);
		if (channel.tryLock() == null) {
			channel.close();
			String pid = Files.exists(owner) ? Files.readString(owner).strip() : "unknown";
			throw new StartFailure("""
					The platform runs already with the data in %s: process %s.
					  Stop that one, or choose another directory with -Dcasebook.data=<directory> (and other ports).\
					""".formatted(data, pid));
		}
		held = channel;
		Files.writeString(owner, String.valueOf(ProcessHandle.current().pid()));
	}

}
