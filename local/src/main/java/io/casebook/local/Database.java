package io.casebook.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.jspecify.annotations.Nullable;

/**
 * The embedded PostgreSQL. It listens on the loopback address only and asks for no
 * password, so whoever can log in to this machine can read it.
 */
final class Database implements Part {

	static final String NAME = "casebook";

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private static final Duration POLLING = Duration.ofMillis(250);

	private final DataDirectory data;

	private final int port;

	private final Log log;

	/**
	 * Held while a server process is being started or stopped: no start can begin after
	 * the stop, and the stop waits for a start that has begun, though for nothing before
	 * it.
	 */
	private final ReentrantLock gate = new ReentrantLock();

	private @Nullable EmbeddedPostgres server;

	private volatile @Nullable Thread starter;

	private volatile boolean stopped;

	Database(DataDirectory data, int port) {
		this.data = data;
		this.port = port;
		this.log = new Log(data.log("postgresql"));
	}

	@Override
	public String name() {
		return "PostgreSQL";
	}

	int port() {
		return this.port;
	}

	@Override
	public void start() throws IOException {
		this.starter = Thread.currentThread();
		try {
			release();
			DatabaseFiles.removeUnfinishedBinaries(this.data);
			if (Files.notExists(this.data.postgresql())) {
				create();
			}
			EmbeddedPostgres started = launch(this.data.postgresql());
			this.server = started;
			this.gate.unlock();
			DatabaseRoles.prepare(started);
		}
		catch (IOException | SQLException | RuntimeException ex) {
			throw this.log.failure("PostgreSQL did not start (%s)".formatted(ex.getMessage()));
		}
		finally {
			this.starter = null;
			if (this.gate.isHeldByCurrentThread()) {
				this.gate.unlock();
			}
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
		this.gate.unlock();
		Files.move(unfinished, this.data.postgresql());
	}

	/** Leaves the gate locked when it returns. */
	private EmbeddedPostgres launch(Path directory) throws IOException {
		new PostmasterFile(directory).removeIfMisleading();
		return DatabaseFiles.server(this.data, directory, this.log)
			.setPort(this.port)
			.setPGStartupWait(PATIENCE)
			.setDataDirectoryCustomizer((prepared) -> passGate())
			.start();
	}

	private void passGate() {
		this.gate.lock();
		if (this.stopped) {
			throw new IllegalStateException("told to stop");
		}
	}

	@Override
	public String awaitEnd() throws InterruptedException {
		// Not its exit event: of a process that is no child, that comes seconds late
		Optional<ProcessHandle> postmaster = postmaster();
		while (postmaster.filter(Processes::lives).isPresent()) {
			Thread.sleep(POLLING);
		}
		return "ended";
	}

	void stop() {
		this.stopped = true;
		Thread thread = this.starter;
		if (thread != null) {
			thread.interrupt();
		}
		this.gate.lock();
		try {
			release();
			postmaster().ifPresent((process) -> Processes.end(process, PATIENCE));
		}
		finally {
			this.gate.unlock();
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
				// ended by its process then
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
