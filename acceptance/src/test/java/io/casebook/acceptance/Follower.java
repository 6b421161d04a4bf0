package io.casebook.acceptance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Somebody who follows all changes from a position on. When the stream ends, whoever is
 * to blame, the next one goes on after the last change that came.
 */
class Follower implements AutoCloseable {

	private static final long BREAK = 100;

	private final Work reading = new Work("follower", this::follow);

	private final List<JsonNode> changes = new CopyOnWriteArrayList<>();

	private final Supplier<String> gateway;

	private volatile String position;

	private volatile InputStream stream = InputStream.nullInputStream();

	private volatile boolean closed;

	private Follower(Supplier<String> gateway, String position) {
		this.gateway = gateway;
		this.position = position;
	}

	/** Begins to follow. */
	static Follower after(String position) {
		return after(Platform::url, position);
	}

	/** Begins to follow through one of several gateways. */
	static Follower after(Supplier<String> gateway, String position) {
		Follower follower = new Follower(gateway, position);
		follower.reading.begin();
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

	/**
	 * Until it has heard what one hears who reads all afterwards, each change once and in
	 * order.
	 */
	void awaitAll(String beginning) {
		try (Follower afterwards = after(beginning)) {
			Awaitility.await("the end of the changes").atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
				String end = now();
				assertThat(position()).isEqualTo(end);
				assertThat(afterwards.position()).isEqualTo(end);
			});
			for (String service : List.of("company", "metrics", "timeline")) {
				assertThat(of(service)).as("the changes of " + service).isEqualTo(afterwards.of(service));
			}
		}
	}

	private void follow() {
		while (!this.closed) {
			try {
				read();
			}
			catch (UncheckedIOException | IOException ex) {
				// the gateway is gone, and will be back
			}
			Pause.of(BREAK);
		}
	}

	private void read() throws IOException {
		HttpResponse<InputStream> response = Platform.open(this.gateway.get() + "/api/v1/changes",
				BodyHandlers.ofInputStream(), "Accept", Curator.NDJSON, "Last-Event-ID", this.position);
		this.stream = response.body();
		try (BufferedReader lines = new BufferedReader(new InputStreamReader(this.stream, StandardCharsets.UTF_8))) {
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

	/** One that is just being opened ends with its first line. */
	@Override
	public void close() {
		this.closed = true;
		try {
			this.stream.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.reading.awaitEnd(Duration.ofSeconds(10));
	}

}
