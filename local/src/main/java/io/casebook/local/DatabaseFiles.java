package io.casebook.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/** Where a server keeps its files, and how it is set up to keep them well. */
final class DatabaseFiles {

	private DatabaseFiles() {
	}

	static EmbeddedPostgres.Builder server(DataDirectory data, Path directory, Log log) throws IOException {
		// A start that failed keeps this lock; the launcher's own guards the directory
		Files.deleteIfExists(directory.resolve("epg-lock"));
		System.setProperty("ot.epg.working-dir", data.binaries().toString());
		return EmbeddedPostgres.builder()
			.setOverrideWorkingDirectory(data.binaries().toFile())
			.setDataDirectory(directory)
			.setCleanDataDirectory(false)
			.setRegisterShutdownHook(false)
			.setLocaleConfig("locale-provider", "builtin")
			.setLocaleConfig("builtin-locale", "C.UTF-8")
			.setLocaleConfig("locale", "C.UTF-8")
			.setServerConfig("fsync", "on")
			.setServerConfig("synchronous_commit", "on")
			.setServerConfig("max_connections", "100")
			.setServerConfig("listen_addresses", "127.0.0.1")
			.setServerConfig("unix_socket_directories", "''")
			.setOutputRedirector(log.redirect())
			.setErrorRedirector(log.redirect());
	}

	/**
	 * Whatever runs the unpacked programs, however it was started. Those with lower ids
	 * come first: a server before its parts, which end with it.
	 */
	static List<ProcessHandle> running(DataDirectory data) {
		return ProcessHandle.allProcesses()
			.filter((process) -> process.info()
				.command()
				.filter((program) -> Path.of(program).startsWith(data.binaries()))
				.isPresent())
			.sorted(Comparator.comparingLong(ProcessHandle::pid))
			.toList();
	}

	/** An unpacking that was interrupted would be taken for complete. */
	static void removeUnfinishedBinaries(DataDirectory data) throws IOException {
		if (Files.notExists(data.binaries())) {
			return;
		}
		try (Stream<Path> versions = Files.list(data.binaries())) {
			if (versions.anyMatch((version) -> Files.exists(version.resolve(".exists")))) {
				return;
			}
		}
		DataDirectory.delete(data.binaries());
	}

}
