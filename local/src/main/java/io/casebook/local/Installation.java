package io.casebook.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * An application unpacked from its boot jar, once for each content of it. It starts
 * faster than the jar, and can have a cache of its classes, which makes it faster again.
 */
record Installation(Application application, Path directory) {

	private static final String CACHE = ".aot";

	static Installation of(Application application, DataDirectory data, Processes processes)
			throws IOException, InterruptedException {
		String prefix = application.name() + "-";
		Path directory = data.applications().resolve(prefix + JarDigest.of(application.jar()));
		try (Stream<Path> others = Files.list(data.applications())) {
			for (Path other : others.toList()) {
				if (other.getFileName().toString().startsWith(prefix) && !other.equals(directory)) {
					DataDirectory.delete(other);
				}
			}
		}
		if (Files.notExists(directory)) {
			unpack(application, directory, new Log(data.log(application.name())), processes);
		}
		Installation installation = new Installation(application, directory);
		installation.removeUnusableCaches();
		return installation;
	}

	/** Those made with other flags or by another JVM, and what became none. */
	private void removeUnusableCaches() throws IOException {
		try (Stream<Path> files = Files.list(this.directory)) {
			for (Path file : files.toList()) {
				if (file.getFileName().toString().contains(CACHE) && !file.equals(cache())) {
					Files.delete(file);
				}
			}
		}
	}

	private static void unpack(Application application, Path directory, Log log, Processes processes)
			throws IOException, InterruptedException {
		Path unfinished = Path.of(directory + ".unfinished");
		ProcessBuilder tool = new ProcessBuilder(
				JavaCommand.plain("-Djarmode=tools", "-jar", application.jar().toString(), "extract", "--destination",
						unfinished.toString(), "--application-filename", "app.jar"))
			.redirectErrorStream(true)
			.redirectOutput(log.redirect());
		if (processes.startTool(application.name() + "-unpacking", tool).waitFor() != 0) {
			throw log.failure("The %s could not be unpacked".formatted(application.name()));
		}
		Files.move(unfinished, directory);
	}

	/** The cache of classes, which is there once it is complete. */
	Path cache() {
		return this.directory.resolve(JavaCommand.generation(this.application.flags()) + CACHE);
	}

	/** The same for a second process beside the first, on ports that are free now. */
	Installation beside() throws IOException {
		List<Integer> ports = RequiredPort.free();
		return new Installation(this.application.beside(ports.getFirst(), ports.getLast()), this.directory);
	}

	ProcessBuilder command() {
		return Files.exists(cache()) ? command("-XX:AOTCache=" + cache()) : command(new String[0]);
	}

	/** The command with further flags of the JVM. */
	ProcessBuilder command(String... flags) {
		List<String> command = new ArrayList<>(JavaCommand.withFlags(this.application.flags(), flags));
		command.addAll(List.of("-jar", this.directory.resolve("app.jar").toString()));
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
		builder.environment().putAll(this.application.environment());
		return builder;
	}

}
