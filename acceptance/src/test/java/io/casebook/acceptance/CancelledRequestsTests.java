package io.casebook.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Clients that go away before they are answered leave nothing behind. */
@AgainstPlatform
@Order(Stage.STEWARDSHIP)
class CancelledRequestsTests {

	private static final int MANY = 10_000;

	/** How many clients there are at a time. */
	private static final int AT_ONCE = 64;

	/** Each asks all three services. */
	private static final String REQUEST = "GET " + Platform.COMPARISON + " HTTP/1.1\r\nHost: localhost\r\n"
			+ "Cache-Control: no-cache\r\n\r\n";

	@Test
	void poolsAreEmptyAfterAStormOfThem() throws InterruptedException {
		URI gateway = URI.create(Platform.url());
		AtomicInteger sent = new AtomicInteger();
		try (ExecutorService clients = Executors.newFixedThreadPool(AT_ONCE)) {
			IntStream.range(0, MANY).forEach((i) -> clients.execute(() -> askAndLeave(gateway, sent)));
			clients.shutdown();
			assertThat(clients.awaitTermination(5, TimeUnit.MINUTES)).isTrue();
		}
		assertThat(sent.get()).isEqualTo(MANY);
		Instant over = Instant.now();
		Awaitility.await("nothing is held").atMost(Duration.ofMinutes(1)).ignoreExceptions().untilAsserted(() -> {
			assertThat(meter("r2dbc_pool_acquired_connections")).containsOnly(0.0);
			assertThat(meter("resilience4j_bulkhead_available_concurrent_calls")).hasSize(3)
				.isEqualTo(meter("resilience4j_bulkhead_max_allowed_concurrent_calls"));
			assertThat(meter("casebook_in_flight")).hasSize(3).containsOnly(0.0);
			// what came on connections that were closed since is read to its end, too,
			// and there is room for more
			assertThat(Platform.get(Platform.COMPARISON, "Cache-Control", "no-cache").status()).isEqualTo(200);
		});
		System.out.printf("Nothing held %d ms after %d cancelled requests%n",
				Duration.between(over, Instant.now()).toMillis(), MANY);
		// more often than the services have connections to their database
		IntStream.range(0, 30)
			.mapToObj((i) -> Platform.get(Platform.COMPARISON, "Cache-Control", "no-cache"))
			.forEach((answer) -> {
				assertThat(answer.status()).isEqualTo(200);
				assertThat(answer.json().at("/sections").findValuesAsString("status")).containsOnly("live");
			});
	}

	private static void askAndLeave(URI gateway, AtomicInteger sent) {
		try (Socket socket = new Socket(gateway.getHost(), gateway.getPort())) {
			// leaves by a reset, as a client that is killed does
			socket.setSoLinger(true, 0);
			socket.getOutputStream().write(REQUEST.getBytes(StandardCharsets.US_ASCII));
			sent.incrementAndGet();
			TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextInt(30));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/** Every value that the gateway gives of a meter. */
	private static List<Double> meter(String name) {
		return Platform.manage("/actuator/prometheus")
			.body()
			.lines()
			.filter((line) -> line.startsWith(name + "{"))
			.map((line) -> Double.valueOf(line.substring(line.lastIndexOf(' ') + 1)))
			.toList();
	}

}
