package io.casebook.local;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the process that listens on a port, as far as the system tells: Linux does, for
 * the user's own processes.
 */
final class PortHolder {

	private static final Path PROC = Path.of("/proc");

	private PortHolder() {
	}

	static String describe(int port) {
		return find(port)
			.map((process) -> "process %d (%s)".formatted(process.pid(), process.info().command().orElse("unknown")))
			.orElse("another process, which the system does not name");
	}

	static Optional<ProcessHandle> find(int port) {
		List<String> sockets = Stream.of("net/tcp", "net/tcp6").flatMap((table) -> listening(table, port)).toList();
		if (sockets.isEmpty()) {
			return Optional.empty();
		}
		return ProcessHandle.allProcesses().filter((process) -> holds(process, sockets)).findFirst();
	}

	/**
	 * The sockets of a table of the kernel, whose columns are: number, local address:port
	 * in hexadecimal, remote one, state (0A is listening), and the inode as the tenth.
	 */
	private static Stream<String> listening(String table, int port) {
		try {
			return Files.readAllLines(PROC.resolve(table))
				.stream()
				.map((line) -> line.strip().split("\\s+"))
				.filter((columns) -> columns.length > 9 && columns[3].equals("0A")
						&& columns[1].endsWith(":%04X".formatted(port)))
				.map((columns) -> "socket:[%s]".formatted(columns[9]));
		}
		catch (IOException ex) {
			return Stream.empty();
		}
	}

	private static boolean holds(ProcessHandle process, List<String> sockets) {
		Path files = PROC.resolve(String.valueOf(process.pid())).resolve("fd");
		try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(files)) {
			for (Path descriptor : descriptors) {
				if (sockets.contains(Files.readSymbolicLink(descriptor).toString())) {
					return true;
				}
			}
		}
		catch (IOException ex) {
			// another user's, or gone
		}
		return false;
	}

}
