package io.casebook.deadlines;

import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import javax.management.JMException;
import javax.management.ObjectName;

import io.casebook.testpostgres.PostgresForTests;
import io.casebook.testpostgres.PostgresServer;
import io.r2dbc.spi.ValidationDepth;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpStatus;
import org.springframework.r2dbc.connection.SingleConnectionFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A service with two connections to a real PostgreSQL, asked by those who do not wait.
 */
@SpringBootTest(classes = TrialApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = PostgresForTests.class)
@ExtendWith(OutputCaptureExtension.class)
class DeadlineTests {

	@LocalServerPort
	private int port;

	@Autowired
	private DatabaseClient database;

	@Autowired
	private TransactionalOperator transaction;

	@AfterEach
	void nothingIsLeftToDo(CapturedOutput output) {
		assertThat(output.getOut()).doesNotContain("nobody waited", "Connection Error");
		await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> assertThat(running()).isZero());
	}

	@ParameterizedTest
	@ValueSource(strings = { "/sleep", "/bound", "/counting", "/transaction" })
	void statementEndsWithTheDeadlineOfItsRequest(String path) {
		long start = System.nanoTime();
		assertThat(answer(path, "400")).isEqualTo("503 application/problem+json {\"detail\":\"The time is over that "
				+ "the request had\",\"instance\":\"%s\",\"status\":503,\"title\":\"Something needed does not answer\","
					.formatted(path)
				+ "\"type\":\"/problems/unavailable\"}");
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(Duration.ofMillis(400),
				Duration.ofSeconds(3));
		await().atMost(Duration.ofSeconds(2)).untilAsserted(() -> assertThat(running()).isZero());
	}

	@ParameterizedTest
	@ValueSource(strings = { "/sleep", "/bound", "/counting", "/transaction" })
	void statementEndsWhenItsClientLeaves(String path) {
		Disposable client = http().get().uri(path).retrieve().bodyToMono(String.class).subscribe();
		await().untilAsserted(() -> assertThat(running()).isOne());
		client.dispose();
		await().atMost(Duration.ofSeconds(2)).untilAsserted(() -> assertThat(running()).isZero());
	}

	@Test
	void connectionsOfAbandonedStatementsServeTheNextAtOnceAndUnharmed() {
		for (int round = 0; round < 10; round++) {
			Flux.range(0, 4).flatMap((each) -> status("/bound", "100")).blockLast();
			assertThat(Flux.range(0, 20).flatMap((each) -> status("/quick", "5000")).collectList().block())
				.containsOnly(HttpStatus.OK.value());
		}
	}

	@Test
	void resultThatIsNotReadToItsEndEnds() {
		for (int round = 0; round < 5; round++) {
			assertThat(answer("/first", "10000")).startsWith("200 ").endsWith(" 1");
		}
	}

	/**
	 * Also when PostgreSQL takes longer for the rest of the first than is waited, and
	 * when nobody waits for anything in between.
	 */
	@ParameterizedTest
	@CsvSource({ "bound, 1, 0, 0", "bound, 2000, 0, 0", "bound, 2000, 0.3, 0", "bound, 2000, 0.5, 100",
			"unbound, 1, 0, 0", "unbound, 2000, 0, 0", "unbound, 2000, 0.3, 0", "unbound, 2000, 0.5, 100" })
	void statementThatIsSentForTheFirstRowOfAnotherIsNotEndedWithIt(String kind, int rows, double rest, int pause) {
		Mono<Integer> first = numbers(this.database, kind, rows, rest).next();
		Mono<String> slept = ((pause > 0) ? first.delayElement(Duration.ofMillis(pause)) : first)
			.flatMap((number) -> this.database.sql("SELECT 'slept after ' || :number FROM pg_sleep(0.3)")
				.bind("number", number)
				.mapValue(String.class)
				.one());
		assertThat(slept.as(this.transaction::transactional).block(Duration.ofSeconds(10))).isEqualTo("slept after 1");
	}

	@ParameterizedTest
	@ValueSource(strings = { "bound", "unbound" })
	void transactionOfWhichTheFirstRowIsWantedIsCommitted(String kind) {
		this.database.sql("SELECT set_config('trial.word', :kind, false)")
			.bind("kind", kind)
			.then()
			.then(numbers(this.database, kind, 2000, 0.3).next())
			.as(this.transaction::transactional)
			.block(Duration.ofSeconds(10));
		Flux<String> words = Flux.range(0, 2)
			.flatMap((each) -> this.database
				.sql("SELECT coalesce(current_setting('trial.word', true), '') FROM pg_sleep(0.2)")
				.mapValue(String.class)
				.one());
		assertThat(words.collectList().block(Duration.ofSeconds(5))).hasSize(2).contains(kind);
	}

	@ParameterizedTest
	@ValueSource(strings = { "bound", "unbound" })
	void statementThatIsSentForTheFirstRowOfAnotherEndsWithBothWhenNobodyWaits(String kind) throws SQLException {
		Disposable question = numbers(this.database, kind, 2000, 60).next()
			.flatMap((first) -> this.database.sql("SELECT 1 FROM pg_sleep(60)").mapValue(Integer.class).one())
			.as(this.transaction::transactional)
			.subscribe();
		await().pollDelay(Duration.ofMillis(300)).untilAsserted(() -> assertThat(running()).isOne());
		question.dispose();
		await().atMost(Duration.ofSeconds(2)).untilAsserted(() -> assertThat(running()).isZero());
		assertThat(answer("/quick", "5000")).startsWith("200 ");
	}

	/** The connection is in a transaction, so that both are sent over it at once. */
	@ParameterizedTest
	@ValueSource(strings = { "1", ":number" })
	void statementThatIsWaitedForIsNotEndedWithOneThatWasSentLaterNorIsTheirTransaction(String number) {
		Mono<Integer> wanted = sleep(number, "0.5");
		Mono<Integer> left = sleep(number, "1").timeout(Duration.ofMillis(100), Mono.empty());
		Mono<List<Integer>> both = Flux.merge(wanted, left).collectList();
		assertThat(both.as(this.transaction::transactional).block(Duration.ofSeconds(5))).containsExactly(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "bound", "unbound" })
	void whoeverGetsTheConnectionDoesNotWaitForTheRestOfWhatWasBegunOnIt(String kind) {
		// as a pool does that has it validated and hands it on at once
		Mono<String> next = Mono.usingWhen(this.database.getConnectionFactory().create(), (connection) -> {
			DatabaseClient same = DatabaseClient.create(
					new SingleConnectionFactory(connection, this.database.getConnectionFactory().getMetadata(), true));
			return numbers(same, kind, 2000, 60).next()
				.flatMap((first) -> Mono.from(connection.validate(ValidationDepth.LOCAL)))
				.flatMap((valid) -> same.sql("SELECT 'slept' FROM pg_sleep(0.3)").mapValue(String.class).one());
		}, (connection) -> connection.close());
		assertThat(next.block(Duration.ofSeconds(5))).isEqualTo("slept");
	}

	/** Whether their buffers are given back is looked at after all tests. */
	@Test
	void parametersThatAreNotSentYetWhenNobodyWaitsAnyMoreAreGivenBack() throws InterruptedException {
		String[] words = IntStream.range(0, 2000).mapToObj((each) -> "word-" + each).toArray(String[]::new);
		for (int round = 0; round < 300; round++) {
			Disposable question = this.database.sql("SELECT cardinality(:words) + :round")
				.bind("words", words)
				.bind("round", round)
				.mapValue(Integer.class)
				.one()
				.subscribeOn(Schedulers.boundedElastic())
				.subscribe();
			TimeUnit.MICROSECONDS.sleep(20 * (round % 100));
			question.dispose();
		}
		assertThat(answer("/quick", "5000")).startsWith("200 ");
	}

	/** The same is looked at. */
	@ParameterizedTest
	@ValueSource(ints = { 0, 100 })
	void rowsThatComeWhenNobodyWaitsAnyMoreAreGivenBack(int fetched) throws InterruptedException {
		for (int round = 0; round < 1000; round++) {
			Disposable question = this.database.sql("SELECT generate_series(1, 2000)")
				.filter((statement) -> statement.fetchSize(fetched))
				.mapValue(Integer.class)
				.all()
				.subscribeOn(Schedulers.boundedElastic())
				.subscribe();
			TimeUnit.MICROSECONDS.sleep(50 * (round % 100));
			question.dispose();
		}
		assertThat(answer("/quick", "5000")).startsWith("200 ");
	}

	/**
	 * In an open one, time would stand still, and one error fail all that comes after.
	 */
	@Test
	void transactionThatNobodyWaitsForWhenItBeginsIsNotLeftOpen() throws InterruptedException {
		for (int round = 0; round < 400; round++) {
			Disposable begun = this.transaction.transactional(Mono.never())
				.subscribeOn(Schedulers.boundedElastic())
				.subscribe();
			TimeUnit.MICROSECONDS.sleep(10 * (round % 100));
			begun.dispose();
			Flux<Boolean> alone = Flux.range(0, 2)
				.flatMap((each) -> this.database.sql("SELECT now() = statement_timestamp()")
					.mapValue(Boolean.class)
					.one());
			assertThat(alone.collectList().block(Duration.ofSeconds(5))).containsOnly(true);
		}
		// one that nobody was given since is looked at when it is handed on
		Flux.range(0, 2)
			.flatMap((each) -> this.database.sql("SELECT 1 FROM pg_sleep(0.2)").mapValue(Integer.class).one())
			.blockLast(Duration.ofSeconds(5));
	}

	/**
	 * The driver makes one with each connection, and keeps it; the pool may open one
	 * anew.
	 */
	@Test
	void abandonedStatementsLeaveNoResolversOfNames() throws Exception {
		answer("/sleep", "100");
		int before = resolvers();
		assertThat(before).isPositive();
		Flux.range(0, 20).flatMap((each) -> status("/sleep", "100"), 2).blockLast();
		assertThat(resolvers()).isLessThan(before + 5);
	}

	@Test
	void statementsAreCancelledAlsoAfterPostgreSqlHasEndedTheConnectionForIt() throws SQLException {
		statementEndsWithTheDeadlineOfItsRequest("/sleep");
		try (Connection connection = DriverManager.getConnection(PostgresServer.get().jdbcUrl("postgres"));
				ResultSet ended = connection.createStatement().executeQuery("""
						SELECT pg_terminate_backend(pid) FROM pg_stat_activity
						WHERE usename = 'metrics_app' AND query LIKE 'SELECT pg_cancel_backend%'
						""")) {
			assertThat(ended.next()).isTrue();
		}
		statementEndsWithTheDeadlineOfItsRequest("/sleep");
	}

	@Test
	void answerThatHasBegunGoesOn() {
		answer("/stream", "60000");
		assertThat(answer("/stream", "2500")).startsWith("200 ").contains("data:1", "data:5");
	}

	@Test
	void statementThatTakesLongerThanTheDatabaseAllowsIsNoFailureOfTheService() {
		assertThat(answer("/limited", "5000")).startsWith("503 application/problem+json");
	}

	@ParameterizedTest
	@ValueSource(strings = { "0", "-1", "soon", "1.5", "12345678901", "١" })
	void whatIsNoTimeIsRefused(String time) {
		assertThat(answer("/quick", time)).startsWith("400 application/problem+json")
			.contains("The header Casebook-Deadline is not a number of milliseconds from 1 to 999999999");
	}

	/**
	 * The last of 2000 comes when the first has long come; PostgreSQL sends 8 KB at a
	 * time.
	 */
	private static Flux<Integer> numbers(DatabaseClient database, String kind, int most, double rest) {
		String sql = """
				SELECT number FROM generate_series(1, %1$s) AS number WHERE number < %1$s OR pg_sleep(%2$s) IS NOT NULL
				""";
		DatabaseClient.GenericExecuteSpec statement = kind.equals("bound")
				? database.sql(sql.formatted(":most", ":rest")).bind("most", most).bind("rest", rest)
				: database.sql(sql.formatted(most, rest));
		return statement.mapValue(Integer.class).all();
	}

	private Mono<Integer> sleep(String number, String seconds) {
		DatabaseClient.GenericExecuteSpec statement = this.database
			.sql("SELECT CAST(%s AS int) FROM pg_sleep(%s)".formatted(number, seconds));
		return (number.startsWith(":") ? statement.bind("number", 1) : statement).mapValue(Integer.class).one();
	}

	private Mono<Integer> status(String path, String deadline) {
		return http().get()
			.uri(path)
			.header(Deadline.HEADER, deadline)
			.exchangeToMono((response) -> response.releaseBody().thenReturn(response.statusCode().value()));
	}

	private String answer(String path, String deadline) {
		return http().get()
			.uri(path)
			.header(Deadline.HEADER, deadline)
			.exchangeToMono((response) -> response.bodyToMono(String.class)
				.map((body) -> response.statusCode().value() + " "
						+ response.headers().asHttpHeaders().getFirst("Content-Type") + " " + body))
			.blockOptional(Duration.ofSeconds(20))
			.orElseThrow();
	}

	private WebClient http() {
		return WebClient.create("http://localhost:" + this.port);
	}

	/** How many are reachable. */
	private static int resolvers() throws JMException {
		String histogram = (String) ManagementFactory.getPlatformMBeanServer()
			.invoke(new ObjectName("com.sun.management:type=DiagnosticCommand"), "gcClassHistogram",
					new Object[] { new String[0] }, new String[] { String[].class.getName() });
		return histogram.lines()
			.filter((line) -> line.endsWith(" io.netty.resolver.dns.DnsNameResolver"))
			.mapToInt((line) -> Integer.parseInt(line.strip().split("\\s+")[1]))
			.sum();
	}

	/** How many statements PostgreSQL works on for the service. */
	private static int running() throws SQLException {
		try (Connection connection = DriverManager.getConnection(PostgresServer.get().jdbcUrl("postgres"));
				ResultSet counted = connection.createStatement()
					.executeQuery(
							"SELECT count(*) FROM pg_stat_activity WHERE usename = 'metrics_app' AND state <> 'idle'")) {
			counted.next();
			return counted.getInt(1);
		}
	}

}
