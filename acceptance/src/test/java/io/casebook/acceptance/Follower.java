package io.casebook.acceptance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/**
 * Somebody who follows all changes from a position on. When the stream ends, whoever is
 * to blame, the next one goes on after the last change that came.
 */
class Follower implements AutoCloseable {

	private static final long BREAK = 100;

	private final Thread reader = new Thread(this::follow, "follower");

	private final List<JsonNode> changes = new CopyOnWriteArrayList<>();

	private volatile String position;

	private volatile boolean closed;

	private Follower(String position) {
		this.position = position;
	}

	/** Begins to follow. */
	static Follower after(String position) {
		Follower follower = new Follower(position);
		follower.reader.start();
		return follower;
	}

	/** Where the changes are now. */
	static String now() {
		Answer line = Platform.beginning("/api/v1/changes", 1, "Accept", Curator.NDJSON);
		return Json.string(line.json(), "position");
	}

	/** How far it has come. */
	String position() {
		return this.position;
	}

	/** What a service has told, in the order in which it came. */
	List<JsonNode> of(String service) {
		return this.changes.stream().filter((change) -> Json.string(change, "service").equals(service)).toList();
	}

	private void follow() {
		while (!this.closed) {
			try {
				read();
			}
			catch (UncheckedIOException | IOException ex) {
				// the gateway is gone, and will be back
			}
			pause();
		}
	}

	private void read() throws IOException {
		HttpResponse<InputStream> response = Platform.open("/api/v1/changes?after=" + this.position,
				BodyHandlers.ofInputStream(), "Accept", Curator.NDJSON);
		try (BufferedReader lines = new BufferedReader(
				new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
			if (response.statusCode() == 200) {
				for (String line = lines.readLine(); line != null && !this.closed; line = lines.readLine()) {
					note(line);
				}
			}
		}
	}

	/** A line that came whole; the end of a stream may cut one off. */
	private void note(String line) {
		if (line.endsWith("}")) {
			JsonNode event = Json.read(line);
			JsonNode change = event.get("change");
			if (change != null) {
				this.changes.add(change);
			}
			this.position = Json.string(event, "position");
		}
	}

	private static void pause() {
		try {
			Thread.sleep(BREAK);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/** Ends with the next line; there is one at least every five seconds. */
	@Override
	public void close() {
		this.closed = true;
		Awaitility.await("the end of a stream").until(() -> !this.reader.isAlive());
	}

}
