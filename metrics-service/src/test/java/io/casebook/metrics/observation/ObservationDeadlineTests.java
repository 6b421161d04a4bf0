package io.casebook.metrics.observation;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

import io.casebook.metrics.ServiceTest;
import io.casebook.testpostgres.PostgresServer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Questions that the database cannot answer, because somebody has locked the table. */
@ServiceTest
class ObservationDeadlineTests {

	private final WebTestClient http;

	ObservationDeadlineTests(WebTestClient http) {
		this.http = http;
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api/v1/observations", "/api/v1/observations?company=a&limit=1",
			"/api/v1/matrix?companies=a&indices=b" })
	void statementIsGivenUpWithTheRequest(String question) throws SQLException {
		try (Connection superuser = connect(); Statement lock = superuser.createStatement()) {
			superuser.setAutoCommit(false);
			lock.execute("LOCK TABLE metrics.observation, metrics.index IN ACCESS EXCLUSIVE MODE");
			ask(question, "700").expectStatus()
				.isEqualTo(503)
				.expectHeader()
				.valueEquals("Retry-After", "5")
				.expectBody()
				.jsonPath("$.detail")
				.isEqualTo("The time is over that the request had");
			await().atMost(Duration.ofSeconds(2)).untilAsserted(() -> assertThat(waiting()).isZero());
			Disposable client = Mono.fromRunnable(() -> ask(question, "60000"))
				.subscribeOn(Schedulers.boundedElastic())
				.subscribe();
			await().untilAsserted(() -> assertThat(waiting()).isPositive());
			client.dispose();
			await().atMost(Duration.ofSeconds(2)).untilAsserted(() -> assertThat(waiting()).isZero());
			superuser.rollback();
		}
		await().untilAsserted(() -> assertThat(inTransaction()).isZero());
		ask(question, "10000").expectStatus().value((status) -> assertThat(status).isIn(200, 404));
	}

	private WebTestClient.ResponseSpec ask(String question, String deadline) {
		return this.http.get().uri(question).header("Casebook-Deadline", deadline).exchange();
	}

	/** How many statements of the service wait for the lock. */
	private static int waiting() throws SQLException {
		return sessions("wait_event_type = 'Lock'");
	}

	/** How many connections of the service have a transaction that nobody ends. */
	private static int inTransaction() throws SQLException {
		return sessions("state LIKE 'idle in transaction%'");
	}

	private static int sessions(String condition) throws SQLException {
		try (Connection superuser = connect();
				ResultSet counted = superuser.createStatement()
					.executeQuery(
							"SELECT count(*) FROM pg_stat_activity WHERE usename = 'metrics_app' AND " + condition)) {
			counted.next();
			return counted.getInt(1);
		}
	}

	private static Connection connect() throws SQLException {
		return DriverManager.getConnection(PostgresServer.get().jdbcUrl("postgres"));
	}

}
