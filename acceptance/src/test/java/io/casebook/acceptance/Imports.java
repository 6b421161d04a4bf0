package io.casebook.acceptance;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Set;

import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Imports, which are jobs.
 */
final class Imports {

	static final String PACKAGES = "/api/v1/packages";

	private static final Set<String> FINAL = Set.of("succeeded", "refused", "failed", "interrupted");

	private static final Duration LONGEST = Duration.ofMinutes(2);

	private Imports() {
	}

	static Answer send(byte[] zip, String... headers) {
		return Curator.send("POST", PACKAGES, "application/zip", BodyPublishers.ofByteArray(zip), headers);
	}

	static Answer sendDry(byte[] zip) {
		return Curator.send("POST", PACKAGES + "?dryRun=true", "application/zip", BodyPublishers.ofByteArray(zip));
	}

	/** The job of a package, which must succeed. */
	static JsonNode take(byte[] zip) {
		return succeeded(send(zip));
	}

	/** The job of an import of anything, which must succeed. */
	static JsonNode take(String path, String type, BodyPublisher body) {
		return succeeded(Curator.send("POST", path, type, body));
	}

	static JsonNode succeeded(Answer accepted) {
		JsonNode job = finished(accepted);
		assertThat(Json.string(job, "state")).as(job.toString()).isEqualTo("succeeded");
		return job;
	}

	/** The job that an answer tells of, when it has ended. */
	static JsonNode finished(Answer accepted) {
		assertThat(accepted.status()).as(accepted.toString()).isEqualTo(202);
		assertThat(accepted.header("Location")).as(accepted.toString()).contains("/api/v1/jobs/");
		return finished(accepted.location());
	}

	/** The job at a path, when it has ended. */
	static JsonNode finished(String job) {
		return Awaitility.await("end of " + job)
			.atMost(LONGEST)
			.pollInterval(Duration.ofMillis(100))
			.until(() -> Platform.json(job), (seen) -> FINAL.contains(Json.string(seen, "state")));
	}

	/** How many rows were created, superseded, unchanged and refused. */
	static String counts(JsonNode job) {
		JsonNode counts = job.path("counts");
		return "%s created, %s superseded, %s unchanged, %s refused".formatted(counts.path("created").asString("0"),
				counts.path("superseded").asString("0"), counts.path("unchanged").asString("0"),
				counts.path("refused").asString("0"));
	}

}
