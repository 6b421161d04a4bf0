package io.casebook.local;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

/** Starts the platform on this machine and keeps it running until it is told to stop. */
final class Launcher {

	private final Settings settings;

	private final Progress progress;

	private Launcher(Settings settings, Progress progress) {
		this.settings = settings;
		this.progress = progress;
	}

	/**
	 * Ends with 1 when the platform cannot start. {@link Settings} come from system
	 * properties.
	 */
	public static void main(String[] args) throws IOException, InterruptedException {
		Progress progress = new Progress(System.out,
				ProcessHandle.current().info().startInstant().orElseGet(Instant::now));
		try {
			new Launcher(Settings.from(System.getProperties()), progress).run();
		}
		catch (StartFailure failure) {
			progress.say("\n" + failure.getMessage() + "\n");
			System.exit(1);
		}
	}

	private void run() throws IOException, InterruptedException {
		DataDirectory data = DataDirectory.at(this.settings.data());
		this.progress.say("Casebook starts, with its data in " + data.path());
		RunLock.take(data.path());
		AdminKey key = AdminKey.of(data);
		CallKeys callKeys = new CallKeys(data.callKeys());
		List<Application> applications = Application.all(this.settings, callKeys, key.value());
		checkJars(applications);
		Leftovers.end(data, this.progress);
		callKeys.create();
		checkPorts(applications);
		Platform platform = new Platform(data, this.settings.databasePort(), this.progress);
		stopWithThisProcess(platform);
		try {
			platform.start(applications);
			if (this.settings.loadsDataSet()) {
				platform.awaitDataSet(
						"http://127.0.0.1:%d/api/v1/groups/fintech-cases".formatted(this.settings.gatewayPort()));
			}
		}
		catch (StartFailure failure) {
			if (platform.stopping()) {
				return;
			}
			throw failure;
		}
		this.progress.say(Guide.text(this.settings, data, key));
		platform.watch();
		new CountDownLatch(1).await();
	}

	/** However this process is told to end; a killed parent counts as telling. */
	private void stopWithThisProcess(Platform platform) {
		Runtime.getRuntime().addShutdownHook(new Thread(platform::stop, "stop"));
		if (this.settings.stopWithParent()) {
			Thread.ofPlatform().daemon().name("parent").start(new ParentWatch());
		}
	}

	private static void checkJars(List<Application> applications) {
		for (Application application : applications) {
			if (Files.notExists(application.jar())) {
				throw new StartFailure(
						"%s is missing: build it with `mvn package -DskipTests`.".formatted(application.jar()));
			}
		}
	}

	private void checkPorts(List<Application> applications) {
		List<RequiredPort> ports = new ArrayList<>(applications.stream()
			.flatMap((application) -> Stream.of(application.port(), application.managementPort()))
			.toList());
		ports.add(new RequiredPort(this.settings.databasePort(), "PostgreSQL", Settings.DATABASE_PORT));
		RequiredPort.check(ports);
	}

}
