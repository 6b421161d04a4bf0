package io.casebook.gateway.spool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.util.FileSystemUtils;

/**
 * A folder of this gateway's own, locked for as long as it lives. Folders that nobody
 * locks any more are leftovers of gateways that were killed and are removed, so several
 * gateways can share the folder above.
 */
final class SpoolFolder implements AutoCloseable {

	private static final Logger log = LoggerFactory.getLogger(SpoolFolder.class);

	private static final String PREFIX = "gateway-";

	private static final String LOCK = "lock";

	private final Path path;

	private final FileChannel lock;

	private SpoolFolder(Path path, FileChannel lock) {
		this.path = path;
		this.lock = lock;
	}

	static SpoolFolder in(Path parent) {
		try {
			Files.createDirectories(parent);
			removeLeftovers(parent);
			Path path = Files.createTempDirectory(parent, PREFIX);
			return new SpoolFolder(path, lock(path));
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The spool folder %s cannot be used".formatted(parent), ex);
		}
	}

	Path newFile() throws IOException {
		return Files.createTempFile(this.path, "spooled-", null);
	}

	/**
	 * There is no file of that name before it is locked: it would be one that nobody
	 * locks any more.
	 */
	private static FileChannel lock(Path folder) throws IOException {
		Path unlocked = folder.resolve(LOCK + ".new");
		FileChannel channel = FileChannel.open(unlocked, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
		channel.lock();
		Files.move(unlocked, folder.resolve(LOCK), StandardCopyOption.ATOMIC_MOVE);
		return channel;
	}

	private static void removeLeftovers(Path parent) throws IOException {
		try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, PREFIX + "*")) {
			for (Path folder : folders) {
				removeUnlessLocked(folder);
			}
		}
	}

	private static void removeUnlessLocked(Path folder) {
		Path file = folder.resolve(LOCK);
		if (!Files.exists(file)) {
			return;
		}
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
				FileLock lock = channel.tryLock()) {
			if (lock != null) {
				FileSystemUtils.deleteRecursively(folder);
			}
		}
		catch (IOException | OverlappingFileLockException ex) {
			log.debug("The spool folder {} is left alone", folder, ex);
		}
	}

	@Override
	public void close() throws IOException {
		FileSystemUtils.deleteRecursively(this.path);
		this.lock.close();
	}

}
