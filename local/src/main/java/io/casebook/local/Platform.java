package io.casebook.local;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;

/**
 * The database and the applications: started side by side, as the applications wait for
 * the database by themselves, watched, and stopped in the order that loses nothing.
 */
final class Platform {

	private static final Duration PATIENCE = Duration.ofMinutes(2);

	private final DataDirectory data;

	private final Progress progress;

	private final Processes processes;

	private final Database database;

	private final List<Installation> installations = new CopyOnWriteArrayList<>();

	private final List<Service> services = new CopyOnWriteArrayList<>();

	Platform(DataDirectory data, int databasePort, Progress progress) {
		this.data = data;
		this.progress = progress;
		this.processes = new Processes(data.processes());
		this.database = new Database(data, databasePort);
	}

	/** Returns when all are ready; fails as soon as one of them does. */
	void start(List<Application> applications) throws InterruptedException {
		ExecutorCompletionService<Void> starts = new ExecutorCompletionService<>(
				Executors.newVirtualThreadPerTaskExecutor());
		starts.submit(this::startDatabase);
		applications.forEach((application) -> starts.submit(() -> start(application)));
		for (int part = 0; part <= applications.size(); part++) {
			try {
				starts.take().get();
			}
			catch (ExecutionException ex) {
				throw (ex.getCause() instanceof StartFailure failure) ? failure
						: new StartFailure("The start failed: " + ex.getCause(), ex);
			}
		}
	}

	private Void startDatabase() throws IOException {
		this.database.start();
		this.progress.step("PostgreSQL is ready on port " + this.database.port());
		return null;
	}

	private Void start(Application application) throws IOException, InterruptedException {
		Log log = new Log(this.data.log(application.name()));
		log.clear();
		Installation installation = Installation.of(application, this.data, this.processes);
		this.installations.add(installation);
		Service service = new Service(installation, this.processes, log);
		service.start();
		this.services.add(service);
		this.progress.step("%s is ready on port %d".formatted(service.name(), application.port().number()));
		return null;
	}

	/**
	 * Waits until an address answers 200, which it does once the data set is loaded. What
	 * else there is serves without it, too.
	 */
	void awaitDataSet(String address) throws InterruptedException {
		Instant limit = Instant.now().plus(PATIENCE);
		while (!Http.isOk(address)) {
			if (Instant.now().isAfter(limit)) {
				this.progress.say("The data set is not there after %d s; %s says why. To start without it: -D%s=none"
					.formatted(PATIENCE.toSeconds(), this.data.log("gateway"), Settings.DATASET));
				return;
			}
			Thread.sleep(Duration.ofMillis(100));
		}
		this.progress.step("the data set is loaded");
	}

	/** Starts again what dies, and prepares a faster next start meanwhile. */
	void watch() throws IOException {
		watch(this.database);
		this.services.forEach(this::watch);
		Log log = new Log(this.data.log("training"));
		log.clear();
		Thread.ofVirtual().start(new Training(this.installations, this.processes, log, this.progress));
	}

	private void watch(Part part) {
		Thread.ofVirtual().start(new Supervision(part, this.processes, this.progress));
	}

	/** Whether a failure that was just seen is the consequence of a stop. */
	boolean stopping() {
		return this.processes.stoppedSoon();
	}

	/** Leaves no process behind: the applications first, the database last. */
	void stop() {
		this.progress.say("\nCasebook stops");
		this.processes.stop();
		this.database.stop();
		ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
		this.progress.say("Casebook has stopped");
	}

}
