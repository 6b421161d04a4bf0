package io.casebook.metrics.batch;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.IntStream;

import io.casebook.metrics.Casebook;
import io.casebook.metrics.DataPackage;
import io.casebook.metrics.ServiceTest;
import io.casebook.testpostgres.PostgresServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;

import static io.casebook.metrics.batch.BatchClient.HEADER;
import static io.casebook.metrics.batch.BatchClient.ROW;
import static org.assertj.core.api.Assertions.assertThat;

@ServiceTest
class KeyedBatchTests {

	private final Casebook casebook;

	private final BatchClient batches;

	KeyedBatchTests(WebTestClient http) {
		this.casebook = new Casebook(http);
		this.batches = new BatchClient(this.casebook);
	}

	@BeforeEach
	void load() {
		this.casebook.forgetAll();
		this.casebook.load(new DataPackage().index("users").money("worth"));
	}

	@Test
	void tableThatIsSentAgainWithItsKeyGetsTheFirstAnswer() {
		String counts = "{\"created\":1,\"superseded\":0,\"unchanged\":0}";
		JsonNode first = this.batches.keyed(HEADER + ROW);
		JsonNode meanwhile = this.batches.keyed(HEADER + ROW);
		assertThat(this.batches.mergeKeyed(first)
			.expectStatus()
			.isOk()
			.expectBody(String.class)
			.returnResult()
			.getResponseBody()).isEqualTo(counts);
		assertThat(Casebook.text(this.batches.mergeKeyed(meanwhile)
			.expectStatus()
			.isOk()
			.expectHeader()
			.valueEquals("Idempotency-Replayed", "true"))).isEqualTo(counts);
		assertThat(this.batches.keyed(HEADER + ROW).path("answered").toString()).isEqualTo(counts);
		assertThat(this.batches.placesTaken()).isZero();
		assertThat(BatchClient
			.read(Casebook.text(this.batches.stageKeyed(HEADER + ROW.replace("5", "6")).expectStatus().isEqualTo(422)))
			.path("detail")
			.asString()).startsWith("The Idempotency-Key was used before");
		assertThat(this.batches.placesTaken()).isZero();
	}

	/** Its sender lost the answer; the batch is no more. */
	@Test
	void mergeThatIsSentAgainWithItsKeyGetsTheFirstAnswer() {
		JsonNode staged = this.batches.keyed(HEADER + ROW);
		String counts = Casebook.text(this.batches.mergeKeyed(staged).expectStatus().isOk());
		assertThat(Casebook.text(this.batches.mergeKeyed(staged)
			.expectStatus()
			.isOk()
			.expectHeader()
			.valueEquals("Idempotency-Replayed", "true"))).isEqualTo(counts);
	}

	@Test
	void tableThatIsSentAgainLeavesNoneOfItsRowsToTheBatchWhosePlaceItTook() {
		this.batches.mergeKeyed(this.batches.keyed(HEADER + ROW)).expectStatus().isOk();
		List<String> staged = IntStream.range(0, 8)
			.mapToObj((i) -> this.casebook.stage(HEADER + ROW.replace("5", "6") + ROW.replace("5", "7")))
			.toList();
		PostgresServer.get()
			.execute("UPDATE metrics.observation_batch SET staged_at = now() - interval '2 minutes' WHERE place = 3");
		assertThat(this.batches.keyed(HEADER + ROW).path("answered").path("created").asInt()).isEqualTo(1);
		this.casebook.written(404, HttpMethod.POST, "/internal/observation-batches/" + staged.get(2) + "/merge", "");
		assertThat(this.batches.merge(staged.get(3), "")).contains("\"created\":2");
	}

	@Test
	void tableIsNotStagedTwiceAtOnceWithOneKey() throws SQLException {
		try (Connection other = DriverManager.getConnection(PostgresServer.get().jdbcUrl("postgres"));
				Statement statement = other.createStatement()) {
			statement.execute("SELECT pg_advisory_lock(hashtextextended('key:curator once', 8))");
			this.batches.stageKeyed(HEADER + ROW).expectStatus().isEqualTo(409);
			// a session that is closed holds its locks until the server has noticed
			statement.execute("SELECT pg_advisory_unlock(hashtextextended('key:curator once', 8))");
			this.batches.stageKeyed(HEADER + ROW).expectStatus().isCreated();
		}
	}

}
