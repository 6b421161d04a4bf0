package io.casebook.local;

import java.io.IOException;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

/** One of the applications, as a process of its own. */
final class Service implements Part {

	private static final Duration PATIENCE = Duration.ofMinutes(3);

	private final Installation installation;

	private final Processes processes;

	private final Log log;

	private volatile @Nullable Process process;

	Service(Installation installation, Processes processes, Log log) {
		this.installation = installation;
		this.processes = processes;
		this.log = log;
	}

	@Override
	public String name() {
		return this.installation.application().name();
	}

	@Override
	public void start() throws IOException, InterruptedException {
		Process started = this.processes.startService(name(),
				this.installation.command().redirectOutput(this.log.redirect()));
		this.process = started;
		new Launched(this.installation.application(), started, this.log).awaitReady(PATIENCE);
	}

	@Override
	public String awaitEnd() throws InterruptedException {
		Process current = this.process;
		return (current != null) ? "ended (exit code %d)".formatted(current.waitFor()) : "did not start";
	}

}
