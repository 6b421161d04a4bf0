package io.casebook.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.jspecify.annotations.Nullable;

/**
 * The embedded PostgreSQL. It listens on the loopback address only and asks for no
 * password, so whoever can log in to this machine can read it.
 */
final class Database implements Part {

	static final String NAME = "casebook";

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private final DataDirectory data;

	private final int port;

	private final Log log;

	private @Nullable EmbeddedPostgres server;

	private volatile @Nullable Thread starter;

	Database(DataDirectory data, int port) {
		this.data = data;
		this.port = port;
		this.log = new Log(data.log("postgresql"));
	}

	@Override
	public String name() {
		return "PostgreSQL";
	}

	@Override
	public synchronized void start() throws IOException {
		this.starter = Thread.currentThread();
		try {
			release();
			removeUnfinishedBinaries();
			if (Files.notExists(this.data.postgresql())) {
				create();
			}
			this.server = launch(this.data.postgresql());
			DatabaseRoles.prepare(this.server);
		}
		catch (IOException | SQLException | RuntimeException ex) {
			throw this.log.failure("PostgreSQL did not start (%s)".formatted(ex.getMessage()));
		}
		finally {
			this.starter = null;
		}
	}

	/**
	 * Makes the files of a new server where they count for nothing until they are
	 * complete, so that an interrupted first start leaves no half of a database.
	 */
	private void create() throws IOException {
		Path unfinished = this.data.path().resolve("postgresql.unfinished");
		DataDirectory.delete(unfinished);
		launch(unfinished).close();
		Files.move(unfinished, this.data.postgresql());
	}

	private EmbeddedPostgres launch(Path directory) throws IOException {
		new PostmasterFile(directory).removeIfMisleading();
		// A start that failed keeps this lock; the launcher's own guards the directory
		Files.deleteIfExists(directory.resolve("epg-lock"));
		System.setProperty("ot.epg.working-dir", this.data.binaries().toString());
		return EmbeddedPostgres.builder()
			.setOverrideWorkingDirectory(this.data.binaries().toFile())
			.setDataDirectory(directory)
			.setCleanDataDirectory(false)
			.setRegisterShutdownHook(false)
			.setPort(this.port)
			.setPGStartupWait(PATIENCE)
			.setLocaleConfig("locale-provider", "builtin")
			.setLocaleConfig("builtin-locale", "C.UTF-8")
			.setLocaleConfig("locale", "C.UTF-8")
			.setServerConfig("fsync", "on")
			.setServerConfig("synchronous_commit", "on")
			.setServerConfig("max_connections", "100")
			.setServerConfig("listen_addresses", "127.0.0.1")
			.setServerConfig("unix_socket_directories", "''")
			.setOutputRedirector(this.log.redirect())
			.setErrorRedirector(this.log.redirect())
			.start();
	}

	/** An unpacking that was interrupted would be taken for complete. */
	private void removeUnfinishedBinaries() throws IOException {
		Path binaries = this.data.binaries();
		if (Files.exists(binaries)) {
			try (Stream<Path> versions = Files.list(binaries)) {
				if (versions.noneMatch((version) -> Files.exists(version.resolve(".exists")))) {
					DataDirectory.delete(binaries);
				}
			}
		}
	}

	int port() {
		return this.port;
	}

	@Override
	public String awaitEnd() throws InterruptedException {
		postmaster().map(ProcessHandle::onExit).ifPresent(CompletableFuture::join);
		return "ended";
	}

	void stop() {
		Thread thread = this.starter;
		if (thread != null) {
			thread.interrupt();
		}
		synchronized (this) {
			Optional<ProcessHandle> postmaster = postmaster();
			release();
			postmaster.ifPresent((process) -> Processes.end(process, PATIENCE));
		}
	}

	/** Stops the server if it runs; a stop of none at all could signal a stranger. */
	private void release() {
		EmbeddedPostgres current = this.server;
		this.server = null;
		if (current != null && postmaster().isPresent()) {
			try {
				current.close();
			}
			catch (IOException ex) {
				// ended by its process below
			}
		}
	}

	private Optional<ProcessHandle> postmaster() {
		try {
			return new PostmasterFile(this.data.postgresql()).postmaster();
		}
		catch (IOException ex) {
			return Optional.empty();
		}
	}

}
