package io.casebook.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How the applications' JVMs are started: the JVM of this process, with flags for a fast
 * start on a small machine.
 */
final class JavaCommand {

	/**
	 * A heap that is small at first, and memory given back after compilation, so that
	 * four JVMs at rest leave room for others. Netty reads and writes its buffers faster
	 * where it may use {@code Unsafe}. One whose memory is used up ends, and is started
	 * again: what is left of it could wait for ever. A cache of classes is bound to these
	 * flags: it is refused with others.
	 */
	private static final List<String> FLAGS = List.of("-Xms96m", "-XX:+UseCompactObjectHeaders",
			"-XX:TrimNativeHeapInterval=10000", "-XX:+ExitOnOutOfMemoryError", "--enable-native-access=ALL-UNNAMED",
			"--sun-misc-unsafe-memory-access=allow");

	/** Grows with each change of how caches are made. */
	private static final int TRAINING = 2;

	private JavaCommand() {
	}

	/**
	 * A name that changes when caches made earlier with an application's own flags would
	 * be refused, or were made in a way that makes less of them.
	 */
	static String generation(List<String> own) {
		return Runtime.version() + "-" + Integer.toHexString(List.of(TRAINING, FLAGS, own).hashCode());
	}

	/**
	 * A command with the flags that all have, and those that an application has of its
	 * own.
	 */
	static List<String> withFlags(List<String> own, String... arguments) {
		List<String> command = new ArrayList<>(FLAGS);
		command.addFirst(java());
		command.addAll(own);
		command.addAll(List.of(arguments));
		return command;
	}

	static List<String> plain(String... arguments) {
		List<String> command = new ArrayList<>(List.of(arguments));
		command.addFirst(java());
		return command;
	}

	private static String java() {
		return Path.of(System.getProperty("java.home"), "bin", "java").toString();
	}

}
