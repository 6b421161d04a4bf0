package io.casebook.intake;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import io.casebook.testpostgres.PostgresServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@TrialTest
class IdempotentWritesTests {

	private static final String NOTE = "{\"text\":\"remember\"}";

	@Autowired
	private WebTestClient http;

	@BeforeEach
	void forgetAll() {
		PostgresServer.get().execute("TRUNCATE company.note, company.idempotent_write");
	}

	@Test
	void fiftyRequestsWithOneKeyAtOnceMakeOneNoteAndGetOneAnswer() {
		List<EntityExchangeResult<byte[]>> answers = Objects.requireNonNull(Flux.range(0, 50)
			.flatMap((i) -> Flux.defer(() -> Flux.just(post(NOTE, "once"))).subscribeOn(Schedulers.boundedElastic()),
					50)
			.collectList()
			.block());
		EntityExchangeResult<byte[]> again = post(NOTE, "once");
		assertThat(answers).extracting(IdempotentWritesTests::status).containsOnly(201, 409);
		List<EntityExchangeResult<byte[]>> given = answers.stream().filter((answer) -> status(answer) == 201).toList();
		assertThat(given).filteredOn((answer) -> header(answer, IdempotentWrites.REPLAYED) == null).hasSize(1);
		assertThat(given).allSatisfy((answer) -> assertSame(answer, again));
		assertThat(answers).filteredOn((answer) -> status(answer) == 409)
			.allSatisfy((answer) -> assertThat(header(answer, HttpHeaders.RETRY_AFTER)).isEqualTo("1"));
		assertThat(header(again, IdempotentWrites.REPLAYED)).isEqualTo("true");
		assertThat(count()).isOne();
	}

	@Test
	void whoReadsFindsAConnectionWhileMoreWritesWaitThanThereAreConnections() throws SQLException {
		try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();
				Connection longWrite = DriverManager.getConnection(PostgresServer.get().jdbcUrl("postgres"))) {
			longWrite.setAutoCommit(false);
			longWrite.createStatement().execute("SELECT FROM company.recording FOR UPDATE");
			List<Future<EntityExchangeResult<byte[]>>> waiting = IntStream.range(0, 40)
				.mapToObj((each) -> clients.submit(() -> post(NOTE, "waits-" + each)))
				.toList();
			// all have come by then
			await().pollDelay(Duration.ofMillis(700)).until(() -> waiting(longWrite) >= 4);
			assertThat(clients.submit(this::count)).succeedsWithin(Duration.ofSeconds(3)).isEqualTo(0L);
			longWrite.rollback();
			assertThat(waiting).allSatisfy((each) -> assertThat(status(each.get())).isEqualTo(201));
		}
		assertThat(count()).isEqualTo(40);
	}

	@Test
	void answerWithoutBodyIsGivenAgainToo() {
		post(NOTE, "one");
		EntityExchangeResult<byte[]> first = send(HttpMethod.DELETE, "", "two", "somebody");
		post(NOTE, "three");
		EntityExchangeResult<byte[]> again = send(HttpMethod.DELETE, "", "two", "somebody");
		assertThat(List.of(status(first), status(again))).containsExactly(204, 204);
		assertThat(again.getResponseBody()).isNull();
		assertThat(count()).isOne();
	}

	@Test
	void keyOfAnotherRequestIsRefused() {
		post(NOTE, "once");
		assertThat(status(post("{\"text\": \"remember\"}", "once"))).isEqualTo(422);
		assertThat(status(send(HttpMethod.DELETE, "", "once", "somebody"))).isEqualTo(422);
		assertThat(status(send(HttpMethod.POST, NOTE, "once", "somebody else"))).isEqualTo(201);
		assertThat(count()).isEqualTo(2);
	}

	@Test
	void whatFailedIsTriedAnew() {
		assertThat(status(post("{\"text\":\"refuse me\"}", "once"))).isEqualTo(409);
		assertThat(count()).isZero();
		EntityExchangeResult<byte[]> mended = post(NOTE, "once");
		assertThat(status(mended)).isEqualTo(201);
		assertThat(header(mended, IdempotentWrites.REPLAYED)).isNull();
		assertThat(count()).isOne();
	}

	@Test
	void withoutKeyEachRequestCounts() {
		this.http.post().uri("/notes").bodyValue(NOTE).exchange().expectStatus().isCreated();
		this.http.post().uri("/notes").bodyValue(NOTE).exchange().expectStatus().isCreated();
		assertThat(count()).isEqualTo(2);
	}

	@Test
	void answersServeForAWeek() {
		post(NOTE, "old");
		aWeekPasses();
		EntityExchangeResult<byte[]> again = post("{\"text\":\"another\"}", "old");
		assertThat(status(again)).isEqualTo(201);
		assertThat(header(again, IdempotentWrites.REPLAYED)).isNull();
		assertThat(count()).isEqualTo(2);
		assertThat(header(post("{\"text\":\"another\"}", "old"), IdempotentWrites.REPLAYED)).isEqualTo("true");
	}

	@Test
	void answersAreForgottenAfterAWeek() throws SQLException {
		post(NOTE, "old");
		aWeekPasses();
		post("{\"text\":\"another\"}", "new");
		try (Connection connection = DriverManager.getConnection(PostgresServer.get().jdbcUrl("postgres"));
				ResultSet kept = connection.createStatement()
					.executeQuery("SELECT string_agg(key, ' ') FROM company.idempotent_write")) {
			kept.next();
			assertThat(kept.getString(1)).isEqualTo("new");
		}
	}

	private static void aWeekPasses() {
		PostgresServer.get()
			.execute("UPDATE company.idempotent_write SET recorded_at = now() - interval '7 days 1 second'");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "a\tb", "ä" })
	void keyThatCannotBeOneIsRefused(String key) {
		assertThat(status(post(NOTE, key))).isEqualTo(400);
		assertThat(status(post(NOTE, "x".repeat(201)))).isEqualTo(400);
		assertThat(count()).isZero();
	}

	private static int waiting(Connection connection) throws SQLException {
		try (ResultSet waiting = connection.createStatement().executeQuery("""
				SELECT count(*) FROM pg_locks WHERE NOT granted
				""")) {
			waiting.next();
			return waiting.getInt(1);
		}
	}

	private EntityExchangeResult<byte[]> post(String note, String key) {
		return send(HttpMethod.POST, note, key, "somebody");
	}

	private EntityExchangeResult<byte[]> send(HttpMethod method, String note, String key, String user) {
		return this.http.method(method)
			.uri("/notes")
			.header("X-User", user)
			.header(IdempotentWrites.HEADER, key)
			.bodyValue(note)
			.exchange()
			.expectBody()
			.returnResult();
	}

	private long count() {
		return Objects.requireNonNull(
				this.http.get().uri("/notes").exchange().expectBody(Long.class).returnResult().getResponseBody());
	}

	private static void assertSame(EntityExchangeResult<byte[]> answer, EntityExchangeResult<byte[]> other) {
		assertThat(answer.getResponseBody()).isNotEmpty().isEqualTo(other.getResponseBody());
		for (String header : List.of(HttpHeaders.LOCATION, HttpHeaders.ETAG, HttpHeaders.CONTENT_TYPE)) {
			assertThat(header(answer, header)).isNotNull().isEqualTo(header(other, header));
		}
	}

	private static int status(EntityExchangeResult<byte[]> answer) {
		return answer.getStatus().value();
	}

	private static @Nullable String header(EntityExchangeResult<byte[]> answer, String name) {
		return answer.getResponseHeaders().getFirst(name);
	}

}
