package io.casebook.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A port on the loopback address that must be free.
 *
 * @param neededBy who will listen on it
 * @param property the system property that chooses another one
 */
record RequiredPort(int number, String neededBy, String property) {

	/** Fails with all that is wrong at once, and how to put it right. */
	static void check(List<RequiredPort> ports) {
		List<String> problems = new ArrayList<>();
		Map<Integer, RequiredPort> seen = new HashMap<>();
		for (RequiredPort port : ports) {
			RequiredPort other = seen.putIfAbsent(port.number, port);
			if (other != null) {
				problems.add("Port %d is meant for %s and for %s.%s".formatted(port.number, other.neededBy,
						port.neededBy, port.remedy()));
			}
			else if (!port.isFree()) {
				problems.add("Port %d, which %s needs, is taken by %s.%s".formatted(port.number, port.neededBy,
						PortHolder.describe(port.number), port.remedy()));
			}
		}
		if (!problems.isEmpty()) {
			throw new StartFailure(String.join("\n", problems));
		}
	}

	/** Another one, for the same. */
	RequiredPort at(int number) {
		return new RequiredPort(number, this.neededBy, this.property);
	}

	/** The numbers of two ports that are free now. */
	static List<Integer> free() throws IOException {
		try (ServerSocket one = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
				ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return List.of(one.getLocalPort(), other.getLocalPort());
		}
	}

	private String remedy() {
		return "\n  Choose another one with -D%s=<number>.".formatted(this.property);
	}

	private boolean isFree() {
		try (ServerSocket socket = new ServerSocket()) {
			socket.setReuseAddress(true);
			socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), this.number));
			return true;
		}
		catch (IOException ex) {
			return false;
		}
	}

}
