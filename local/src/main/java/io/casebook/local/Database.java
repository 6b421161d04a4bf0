package io.casebook.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.jspecify.annotations.Nullable;

/**
 * The embedded PostgreSQL. It listens on the loopback address only and asks for no
 * password, so whoever can log in to this machine can read it.
 */
final class Database implements Part {

	static final String NAME = "casebook";

	/**
	 * After a crash it repeats what was not in its files yet, and begins anew with that
	 * when it is stopped before the end. Applications wait for longer.
	 */
	private static final Duration START = Duration.ofSeconds(100);

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private static final Duration POLLING = Duration.ofMillis(250);

	private final DataDirectory data;

	private final int port;

	private final Log log;

	private final StartGate gate = new StartGate();

	private @Nullable EmbeddedPostgres server;

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
		this.gate.approach();
		try {
			release();
			DatabaseFiles.removeUnfinishedBinaries(this.data);
			if (Files.notExists(this.data.postgresql())) {
				create();
			}
			EmbeddedPostgres started = launch(this.data.postgresql());
			this.server = started;
			this.gate.leave();
			DatabaseRoles.prepare(started);
		}
		catch (IOException | SQLException | RuntimeException ex) {
			throw this.log.failure("PostgreSQL did not start (%s)".formatted(ex.getMessage()));
		}
		finally {
			this.gate.depart();
		}
	}

	/**
	 * Makes the files of a new server where they count for nothing until they are
	 * complete, so that an interrupted first start leaves no half of a database.
	 */
	private void create() throws IOException {
		Path unfinished = this.data.unfinishedPostgresql();
		DataDirectory.delete(unfinished);
		launch(unfinished).close();
		this.gate.leave();
		Files.move(unfinished, this.data.postgresql());
	}

	/** Returns past the gate, which the caller has to leave. */
	private EmbeddedPostgres launch(Path directory) throws IOException {
		new PostmasterFile(directory).removeIfMisleading();
		return DatabaseFiles.server(this.data, directory, this.log)
			.setPort(this.port)
			.setPGStartupWait(START)
			.setDataDirectoryCustomizer((prepared) -> this.gate.pass())
			.start();
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
		this.gate.close(() -> {
			release();
			postmaster().ifPresent((process) -> Processes.end(process, PATIENCE));
		});
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
		return new PostmasterFile(this.data.postgresql()).postmaster();
	}

}
