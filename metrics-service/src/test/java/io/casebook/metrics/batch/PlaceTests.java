package io.casebook.metrics.batch;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.casebook.intake.Caller;
import io.casebook.metrics.Casebook;
import io.casebook.metrics.DataPackage;
import io.casebook.metrics.ServiceTest;
import io.casebook.testpostgres.PostgresServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpMethod;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.test.web.reactive.server.WebTestClient;

import static io.casebook.metrics.batch.BatchClient.HEADER;
import static io.casebook.metrics.batch.BatchClient.ROW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

/** The tables in which batches wait. A backup locks them for reading, until it ends. */
@ServiceTest
class PlaceTests {

	private static final String TABLES = IntStream.rangeClosed(1, 8)
		.mapToObj((place) -> "metrics.staged_observation_" + place)
		.collect(Collectors.joining(", "));

	private final Casebook casebook;

	private final BatchClient batches;

	private final Staging staging;

	PlaceTests(WebTestClient http, Staging staging) {
		this.casebook = new Casebook(http);
		this.batches = new BatchClient(this.casebook);
		this.staging = staging;
	}

	@BeforeEach
	void load() {
		this.casebook.forgetAll();
		this.casebook.load(new DataPackage().index("users"));
	}

	@Test
	void batchesAndPackagesAreTakenInDuringABackup() throws SQLException {
		try (Connection backup = begin()) {
			read(backup);
			for (int i = 0; i < 10; i++) {
				this.batches.merge(this.casebook.stage(HEADER + ROW.replace("5", Integer.toString(i))), "");
			}
			this.casebook
				.write(HttpMethod.DELETE, "/internal/observation-batches/" + this.casebook.stage(HEADER + ROW), "")
				.expectStatus()
				.isNoContent();
			assertThat(this.casebook.load(new DataPackage().claim("acme", "users", "11"))).contains("\"created\":1");
			assertThat(this.casebook.items("value", "/observations")).containsExactly("0", "1", "2", "3", "4", "5", "6",
					"7", "8", "9", "11");
			assertThat(size(backup)).isPositive();
			backup.rollback();
			this.batches.merge(this.casebook.stage(HEADER + ROW), "");
			assertThat(size(backup)).isZero();
		}
	}

	/** Rows of many lengths would fill the gaps behind those that came before. */
	@Test
	void claimsKeepTheirOrderDuringABackup() throws SQLException {
		List<String> values = IntStream.range(0, 3000).mapToObj((i) -> Integer.toString((i * 7919) % 3001)).toList();
		String table = HEADER.replace("sources", "sources,asStated") + values.stream()
			.map((value) -> ROW.replace(",5,", "," + value + ",")
				.replace("\n", "," + "x".repeat(1 + Integer.parseInt(value) % 290) + "\n"))
			.collect(Collectors.joining());
		try (Connection backup = begin()) {
			read(backup);
			this.batches.merge(this.casebook.stage(table), "");
		}
		assertThat(this.casebook.lines("/observations")).map((line) -> BatchClient.read(line).path("value").asString())
			.isEqualTo(values);
	}

	@Test
	void backupWaitsForNoSender() throws SQLException {
		Flux<DataBuffer> body = Flux.<DataBuffer>never()
			.startWith(DefaultDataBufferFactory.sharedInstance.wrap((HEADER + ROW).getBytes(StandardCharsets.UTF_8)));
		KeyedBody keyed = new KeyedBody(MockServerHttpRequest.post("/internal/observation-batches").build(),
				Caller.of("me"));
		Disposable sender = this.staging.stage(body, keyed, TableReading::new).subscribe();
		try (Connection backup = begin()) {
			assertTimeoutPreemptively(Duration.ofSeconds(20), () -> awaitFilling(backup, true));
			assertThatCode(() -> read(backup)).doesNotThrowAnyException();
			backup.rollback();
			sender.dispose();
			assertTimeoutPreemptively(Duration.ofSeconds(20), () -> awaitFilling(backup, false));
		}
		finally {
			sender.dispose();
		}
	}

	@Test
	void whatIsUndoneTakesNoSpaceForLong() throws SQLException {
		String rows = new DataPackage().claim("acme", "users", "5").lines();
		this.casebook.post(rows, "?dryRun=true").expectStatus().isOk();
		this.casebook.post(rows, "?dryRun=true").expectStatus().isOk();
		this.casebook.stage("text/csv", HEADER + ROW + "\"").expectStatus().isBadRequest();
		this.casebook.post(rows, "").expectStatus().isOk();
		try (Connection connection = begin()) {
			assertThat(size(connection)).isZero();
		}
	}

	private static Connection begin() throws SQLException {
		Connection connection = DriverManager.getConnection(PostgresServer.get().jdbcUrl("postgres"));
		connection.setAutoCommit(false);
		return connection;
	}

	private static void read(Connection backup) throws SQLException {
		try (Statement statement = backup.createStatement()) {
			statement.execute("LOCK TABLE " + TABLES + " IN ACCESS SHARE MODE NOWAIT");
		}
	}

	/** The bytes of all staged rows. */
	private static long size(Connection connection) throws SQLException {
		return number(connection,
				"SELECT sum(pg_relation_size(oid)) FROM pg_class WHERE relname ~ '^staged_observation_'");
	}

	private static void awaitFilling(Connection connection, boolean filling) throws SQLException, InterruptedException {
		while (number(connection, """
				SELECT count(*) FROM pg_locks JOIN pg_class c ON c.oid = relation
				WHERE relname ~ '^staged_observation_' AND mode = 'RowExclusiveLock'
				""") > 0 != filling) {
			Thread.sleep(50);
		}
	}

	private static long number(Connection connection, String sql) throws SQLException {
		try (Statement statement = connection.createStatement(); ResultSet result = statement.executeQuery(sql)) {
			result.next();
			return result.getLong(1);
		}
	}

}
