package io.casebook.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;

import com.sun.net.httpserver.HttpServer;
import org.jspecify.annotations.Nullable;

/** What the tests start in place of an application: it listens where it is told to. */
final class TrialApplication {

	private TrialApplication() {
	}

	public static void main(String[] arguments) throws IOException {
		if (System.getenv("TRIAL_FAILS") != null) {
			System.exit(3);
		}
		Path asked = Path.of(System.getenv("TRIAL_ASKED"));
		serve("SERVER_PORT", "/first", asked);
		serve("MANAGEMENT_SERVER_PORT", "/actuator/health/readiness", null);
	}

	/** Answers to a path, and leaves a file that tells so, if one is named. */
	private static void serve(String port, String path, @Nullable Path asked) throws IOException {
		HttpServer server = HttpServer
			.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(System.getenv(port))), 0);
		server.createContext(path, (exchange) -> {
			if (asked != null) {
				Files.writeString(asked, path);
			}
			exchange.sendResponseHeaders(200, -1);
			exchange.close();
		});
		server.start();
	}

}
