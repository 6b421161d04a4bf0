package io.casebook.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * Another gateway of the local run: the same as the first one, but for its ports and for
 * the {@link Wire wires} by which it reaches the services.
 */
final class SecondGateway implements AutoCloseable {

	/** Where its output goes, beside that of the others. */
	private static final Path LOG = Command.PROJECT.resolve(".casebook/logs/second-gateway.log");

	private static final List<String> SERVICES = List.of("company", "metrics", "timeline");

	private final Map<String, Wire> wires = new TreeMap<>();

	private final List<String> command;

	private final Map<String, String> environment;

	private @Nullable Process process;

	private SecondGateway(List<String> command, Map<String, String> environment) throws IOException {
		this.command = command;
		this.environment = environment;
		for (String name : List.of("SERVER_PORT", "MANAGEMENT_SERVER_PORT")) {
			environment.put(name, Integer.toString(freePort()));
		}
		for (String service : SERVICES) {
			String variable = "CASEBOOK_SERVICES_%s_URL".formatted(service.toUpperCase(Locale.ROOT));
			String address = Objects.requireNonNull(environment.get(variable), variable);
			Wire wire = new Wire(Integer.parseInt(address.substring(address.lastIndexOf(':') + 1)));
			environment.put(variable, "http://127.0.0.1:" + wire.port());
			this.wires.put(service + "-service", wire);
		}
	}

	/** Like the first one, and not started yet. */
	static SecondGateway like(Faults faults) {
		Path first = Path.of("/proc", faults.process("gateway"));
		try {
			Map<String, String> environment = new LinkedHashMap<>();
			strings(first.resolve("environ")).forEach((each) -> {
				String[] parts = each.split("=", 2);
				environment.put(parts[0], parts[1]);
			});
			return new SecondGateway(strings(first.resolve("cmdline")), environment);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The first gateway does not tell how it was started", ex);
		}
	}

	String url() {
		return "http://127.0.0.1:" + this.environment.get("SERVER_PORT");
	}

	String management() {
		return "http://127.0.0.1:" + this.environment.get("MANAGEMENT_SERVER_PORT");
	}

	/** The address for JDBC of the database of all, as its owner. */
	String database() {
		return "jdbc:postgresql://%s:%s/%s?user=postgres".formatted(this.environment.get("CASEBOOK_DATABASE_HOST"),
				this.environment.get("CASEBOOK_DATABASE_PORT"), this.environment.get("CASEBOOK_DATABASE_NAME"));
	}

	/** By the name of the service that it leads to. */
	Map<String, Wire> wires() {
		return this.wires;
	}

	/** Starts it, and returns when it is ready. */
	void start() {
		try {
			ProcessBuilder builder = new ProcessBuilder(this.command).redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.appendTo(LOG.toFile()));
			builder.environment().clear();
			builder.environment().putAll(this.environment);
			Process started = builder.start();
			this.process = started;
			Awaitility.await("the second gateway")
				.atMost(Duration.ofMinutes(2))
				.failFast("it has ended; see " + LOG, () -> !started.isAlive())
				.ignoreException(UncheckedIOException.class)
				.until(() -> Platform.get(management() + "/actuator/health/readiness").status() == 200);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Ends it without giving it time to say goodbye. */
	void kill() {
		end(Objects.requireNonNull(this.process).destroyForcibly());
	}

	/** Asks it to end, and waits until it has. */
	void terminate() {
		Process running = Objects.requireNonNull(this.process);
		running.destroy();
		end(running);
	}

	private static void end(Process process) {
		Awaitility.await("the end of the second gateway")
			.atMost(Duration.ofSeconds(30))
			.until(() -> !process.isAlive());
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
	}

	private static List<String> strings(Path file) throws IOException {
		return List.of(Files.readString(file).split("\0"));
	}

	@Override
	public void close() throws IOException {
		if (this.process != null) {
			kill();
		}
		for (Wire wire : this.wires.values()) {
			wire.close();
		}
	}

}
