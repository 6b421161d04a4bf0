package io.casebook.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where a run keeps what it makes. Nothing is put into the machine's directory for
 * temporary files, which users share, and nobody else may look in.
 */
record DataDirectory(Path path) {

	static DataDirectory at(Path path) throws IOException {
		DataDirectory directory = new DataDirectory(path);
		for (Path part : List.of(directory.logs(), directory.processes(), directory.applications())) {
			Files.createDirectories(part);
		}
		PosixFileAttributeView rights = Files.getFileAttributeView(path, PosixFileAttributeView.class);
		if (rights != null) {
			rights.setPermissions(PosixFilePermissions.fromString("rwx------"));
		}
		return new DataDirectory(path.toRealPath());
	}

	/** The database itself: the one part that cannot be made again. */
	Path postgresql() {
		return this.path.resolve("postgresql");
	}

	/** The files of a new database, which count for nothing until they are complete. */
	Path unfinishedPostgresql() {
		return this.path.resolve("postgresql.unfinished");
	}

	/** The unpacked programs of PostgreSQL. */
	Path binaries() {
		return this.path.resolve("binaries");
	}

	/** The unpacked applications and their caches. */
	Path applications() {
		return this.path.resolve("apps");
	}

	Path logs() {
		return this.path.resolve("logs");
	}

	Path log(String name) {
		return logs().resolve(name + ".log");
	}

	/** The key that may change something. */
	Path adminKey() {
		return this.path.resolve("admin-key");
	}

	/** The keys that sign calls between the parts. */
	Path callKeys() {
		return this.path.resolve("call-keys");
	}

	/** A record of each process that runs. */
	Path processes() {
		return this.path.resolve("run");
	}

	static void delete(Path directory) throws IOException {
		if (Files.notExists(directory)) {
			return;
		}
		try (Stream<Path> files = Files.walk(directory)) {
			for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
				Files.delete(file);
			}
		}
	}

}
