package io.casebook.changefeed;

import java.net.http.HttpResponse;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.casebook.problem.ApiProblem;
import io.casebook.testpostgres.PostgresServer;
import io.r2dbc.spi.ConnectionFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;

import org.springframework.http.HttpStatus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

@Timeout(60)
class ChangeFeedTests {

	private static final String LINES = "application/x-ndjson";

	private static final String TIME = "\"recordedAt\":\"[0-9T:.Z-]+\"";

	@Test
	void eventsTellEachChangeAndThenThatAllIsTold() throws Exception {
		try (Trial trial = Trial.start()) {
			Trial.change("one", "two");
			HttpResponse<Stream<String>> response = trial.follow("text/event-stream", "?after=0");
			assertThat(response.headers().firstValue("Content-Type")).hasValue("text/event-stream");
			assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
			assertThat(response.headers().firstValue("X-Accel-Buffering")).hasValue("no");
			List<String> lines = response.body().limit(12).toList();
			assertThat(lines.stream().map((line) -> line.replaceAll(TIME, "TIME"))).containsExactly("id:1",
					"event:change", "data:{\"sequence\":1,\"kind\":\"thing\",TIME,\"name\": \"one\"}", "", "id:2",
					"event:change", "data:{\"sequence\":2,\"kind\":\"thing\",TIME,\"name\": \"two\"}", "", "id:2",
					"event:in-step", "data:{\"position\":\"2\"}", "");
		}
	}

	@Test
	void followerGoesOnWhereItWas() throws Exception {
		try (Trial trial = Trial.start()) {
			Trial.change("one", "two", "three");
			assertThat(names(trial.follow(LINES, "", "Last-Event-ID", "1"), 2)).containsExactly("two", "three");
		}
	}

	@Test
	void newFollowerIsToldWhatIsChangedFromThenOn() throws Exception {
		try (Trial trial = Trial.start()) {
			Trial.change("before");
			HttpResponse<Stream<String>> response = trial.follow(LINES, "");
			Trial.change("after");
			assertThat(names(response, 1)).containsExactly("after");
		}
	}

	@Test
	void notificationWakesTheReaderLongBeforeItWouldLookByItself() throws Exception {
		try (Trial trial = Trial.start("casebook.changes.pulse=50s")) {
			assertThat(secondsUntilSeen(trial, "first")).isLessThan(2);
			PostgresServer.get()
				.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query = 'LISTEN trial_changes'");
			TimeUnit.SECONDS.sleep(2);
			assertThat(secondsUntilSeen(trial, "second")).isLessThan(2);
		}
	}

	/**
	 * Were each wait longer than the one before, the last four would take five times as
	 * long.
	 */
	@Test
	void eachInterruptionIsTheFirstWhenNotificationsCameBefore() throws Exception {
		try (Trial trial = Trial.start("casebook.changes.pulse=50s")) {
			Duration first = interrupted(4);
			assertThat(interrupted(4)).isLessThan(first.multipliedBy(3));
			assertThat(secondsUntilSeen(trial, "last")).isLessThan(2);
		}
	}

	@Test
	void serverThatWentAwayWithoutAWordIsNoticed() throws Exception {
		PostgresServer server = PostgresServer.get();
		try (Relay relay = new Relay(server.host(), server.port(), "LISTEN trial_changes");
				Trial trial = Trial.start("casebook.changes.pulse=50s", "casebook.changes.check=300ms",
						"trial.database=localhost:" + relay.port())) {
			assertThat(secondsUntilSeen(trial, "first")).isLessThan(2);
			relay.silence();
			await().atMost(Duration.ofSeconds(20)).until(relay::marked, (connections) -> connections > 1);
			assertThat(secondsUntilSeen(trial, "second")).isLessThan(2);
		}
	}

	@Test
	void serverThatSaysNothingIsLeftAndWhatItSaysLaterToo() throws Exception {
		PostgresServer server = PostgresServer.get();
		try (Relay relay = new Relay(server.host(), server.port(), "LISTEN trial_changes")) {
			relay.freeze();
			Notifications notifications = new Notifications(
					ConnectionFactories.get(
							"r2dbc:postgresql://metrics_app:metrics_app@localhost:%d/casebook".formatted(relay.port())),
					"trial_changes", Duration.ofSeconds(50));
			Disposable listening = notifications.receive().subscribe();
			await().until(relay::open, (connections) -> connections == 1);
			relay.thaw();
			await().atMost(Duration.ofSeconds(20)).until(relay::marked, (connections) -> connections == 1);
			assertThat(relay.open()).isEqualTo(2);
			relay.thawAll();
			await().until(relay::open, (connections) -> connections == 1);
			listening.dispose();
			await().until(relay::open, (connections) -> connections == 0);
		}
	}

	/** How long it takes until it listens again, some times together. */
	private static Duration interrupted(int times) {
		long start = System.nanoTime();
		for (int i = 0; i < times; i++) {
			int before = await().until(Trial::listener, (pid) -> pid > 0);
			PostgresServer.get().execute("SELECT pg_terminate_backend(%d)".formatted(before));
			await().pollInterval(Duration.ofMillis(20)).until(Trial::listener, (pid) -> pid > 0 && pid != before);
		}
		return Duration.ofNanos(System.nanoTime() - start);
	}

	private static double secondsUntilSeen(Trial trial, String name) throws Exception {
		HttpResponse<Stream<String>> response = trial.follow(LINES, "");
		long start = System.nanoTime();
		Trial.change(name);
		assertThat(names(response, 1)).containsExactly(name);
		return Duration.ofNanos(System.nanoTime() - start).toMillis() / 1000.0;
	}

	@Test
	void nothingIsSkippedWhenTransactionsEndInAnotherOrderThanTheyBegan() throws Exception {
		try (Trial trial = Trial.start(); ExecutorService writers = Executors.newFixedThreadPool(8)) {
			Iterator<String> lines = trial.follow(LINES, "?after=0").body().iterator();
			Set<String> committed = ConcurrentHashMap.newKeySet();
			List<Future<?>> work = new ArrayList<>();
			for (int writer = 0; writer < 8; writer++) {
				String prefix = "w" + writer + "-";
				work.add(writers.submit(() -> write(prefix, committed)));
			}
			for (Future<?> each : work) {
				each.get();
			}
			List<String> seen = new ArrayList<>();
			while (seen.size() < committed.size()) {
				String line = lines.next();
				if (line.contains("\"change\"")) {
					seen.add(name(line));
					assertThat(line).startsWith("{\"position\":\"%d\"".formatted(seen.size()));
				}
			}
			assertThat(seen).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(committed);
		}
	}

	private static Void write(String prefix, Set<String> committed) throws Exception {
		ThreadLocalRandom random = ThreadLocalRandom.current();
		try (Connection connection = Trial.connect()) {
			for (int i = 0; i < 40; i++) {
				connection.createStatement().execute("SELECT txid_current()");
				Thread.sleep(random.nextInt(5));
				Trial.append(connection, prefix + i);
				Thread.sleep(random.nextInt(3));
				if (random.nextInt(4) == 0) {
					connection.rollback();
				}
				else {
					connection.commit();
					committed.add(prefix + i);
				}
			}
		}
		return null;
	}

	@Test
	void positionsThatCannotBeResumedAreGone() throws Exception {
		try (Trial trial = Trial.start()) {
			Trial.change("one", "two", "three");
			PostgresServer.get()
				.execute("UPDATE metrics.change SET recorded_at = now() - interval '8 days' WHERE sequence < 3");
			assertThat(trial.bean(ChangeFeed.class).clean().block()).isEqualTo(2);
			assertThat(names(trial.follow(LINES, "?after=2"), 1)).containsExactly("three");
			assertThat(problem(trial.follow(LINES, "?after=1"))).isEqualTo("410 Changes after position 1 are kept no "
					+ "more: the first that is kept is 3. Read again what you keep, and follow from there");
			assertThat(problem(trial.follow("text/event-stream", "", "Last-Event-ID", "4")))
				.isEqualTo("410 Position 4 is not one of this feed, whose last is 3. Read again what you keep, and "
						+ "follow from there");
			assertThat(problem(trial.follow(LINES, "?after=x")))
				.isEqualTo("400 The parameter 'after' has an invalid value: a position that this feed gave");
		}
	}

	@Test
	void everythingOldIsRemovedWhenNothingIsNew() throws Exception {
		try (Trial trial = Trial.start()) {
			Trial.change("one", "two");
			PostgresServer.get().execute("UPDATE metrics.change SET recorded_at = now() - interval '8 days'");
			assertThat(trial.bean(ChangeFeed.class).clean().block()).isEqualTo(2);
			HttpResponse<Stream<String>> response = trial.follow(LINES, "?after=2");
			Trial.change("three");
			assertThat(names(response, 1)).containsExactly("three");
		}
	}

	@Test
	void changesRemovedBeforeTheirStreamReadsThemAreGoneAndNotToldOfAsSeen() throws Exception {
		try (Trial trial = Trial.start()) {
			Trial.change("one", "two");
			PostgresServer.get().execute("UPDATE metrics.change SET recorded_at = now() - interval '8 days'");
			ChangeFeed feed = trial.bean(ChangeFeed.class);
			Flux<FeedItem> items = Objects.requireNonNull(feed.follow(0L).block());
			assertThat(feed.clean().block()).isEqualTo(2);
			assertThatExceptionOfType(ApiProblem.class).isThrownBy(items::blockFirst)
				.satisfies((problem) -> assertThat(problem.getStatusCode()).isEqualTo(HttpStatus.GONE))
				.withMessageContaining("Changes after position 0 are kept no more");
		}
	}

	@Test
	void followerOfADatabaseThatWasRestoredIsToldToReadAgain() throws Exception {
		Trial.start().close();
		Trial.change("one", "two");
		try (Trial trial = Trial.restored()) {
			Trial.change("another two", "three", "four");
			String sinceThen = "410 Changes after position %d are kept no more: the first that is kept is 1000000003. "
					+ "Read again what you keep, and follow from there";
			assertThat(problem(trial.follow(LINES, "?after=2"))).isEqualTo(sinceThen.formatted(2));
			assertThat(problem(trial.follow(LINES, "?after=4"))).isEqualTo(sinceThen.formatted(4));
			assertThat(names(trial.follow(LINES, "?after=1000000002"), 3)).containsExactly("another two", "three",
					"four");
			assertThat(trial.bean(ChangeFeed.class).clean().block()).isZero();
			assertThat(names(trial.follow(LINES, "?after=1000000004"), 1)).containsExactly("four");
		}
	}

	@Test
	void streamsAreCountedAndGivenBackWhenClientsGo() throws Exception {
		try (Trial trial = Trial.start()) {
			List<Stream<String>> streams = new ArrayList<>();
			for (int i = 0; i < 3; i++) {
				streams.add(trial.follow(LINES, "").body());
			}
			assertThat(problem(trial.follow(LINES, ""))).isEqualTo("429 There are 3 streams of changes already");
			streams.forEach(Stream::close);
			long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
			while (trial.bean(ChangeFeed.class).streams() > 0 && System.nanoTime() < end) {
				Trial.change("something");
				TimeUnit.MILLISECONDS.sleep(50);
			}
			assertThat(trial.bean(ChangeFeed.class).streams()).isZero();
		}
	}

	@Test
	void streamsEndAtOnceWhenTheApplicationStops() throws Exception {
		Trial trial = Trial.start("server.shutdown=graceful");
		Iterator<String> lines = trial.follow(LINES, "").body().iterator();
		lines.next();
		long start = System.nanoTime();
		Thread.ofVirtual().start(trial::close);
		while (lines.hasNext()) {
			lines.next();
		}
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
	}

	private static List<String> names(HttpResponse<Stream<String>> response, int number) {
		assertThat(response.statusCode()).isEqualTo(200);
		return response.body()
			.filter((line) -> line.contains("\"change\""))
			.limit(number)
			.map(ChangeFeedTests::name)
			.toList();
	}

	private static String name(String line) {
		return line.replaceAll(".*\"name\": \"(.*)\".*", "$1");
	}

	private static String problem(HttpResponse<Stream<String>> response) {
		assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
		String body = String.join("\n", response.body().toList());
		return response.statusCode() + " " + body.replaceAll(".*?\"detail\":\"([^\"]*)\".*", "$1");
	}

}
