package io.casebook.gateway.quota;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import io.github.bucket4j.ConsumptionProbe;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Units are counted in the same way in memory and in Redis, which is a real one here. */
class QuotasTests {

	private static final Quota TEN = new Quota("key:one", "key", 10);

	private static final Path REDIS = Path.of("/usr/bin/redis-server");

	@TempDir
	private Path folder;

	@Test
	void gatewayByItselfCounts() {
		counts(quotas(null));
	}

	@Test
	@EnabledIf("hasRedis")
	void gatewaysCountTogetherInRedis() throws Exception {
		int port = freePort();
		Process redis = redis(port);
		try {
			URI address = URI.create("redis://127.0.0.1:" + port);
			counts(quotas(address));
			Quotas one = quotas(address);
			Quotas other = quotas(address);
			Quota shared = new Quota("key:shared", "key", 10);
			List<CompletableFuture<ConsumptionProbe>> taken = IntStream.range(0, 40)
				.mapToObj((i) -> ((i % 2 == 0) ? one : other).take(shared, 1))
				.toList();
			assertThat(taken.stream().filter((each) -> each.join().isConsumed()).count()).isBetween(10L, 11L);
			one.stop();
			other.stop();
		}
		finally {
			redis.destroy();
			redis.waitFor();
		}
	}

	@Test
	@EnabledIf("hasRedis")
	void redisThatIsOutIsKnownAtOnceAndFoundWhenItIsBack() throws Exception {
		int port = freePort();
		Quotas quotas = quotas(URI.create("redis://127.0.0.1:" + port));
		await().until(() -> quotas.take(TEN, 1).isCompletedExceptionally());
		for (int start = 0; start < 2; start++) {
			Process redis = redis(port);
			try {
				await().ignoreExceptions().until(() -> quotas.take(TEN, 1).join().isConsumed());
			}
			finally {
				redis.destroy();
				redis.waitFor();
			}
			await().until(() -> quotas.take(TEN, 1).isCompletedExceptionally());
		}
		quotas.stop();
	}

	private Process redis(int port) throws IOException {
		Process redis = new ProcessBuilder(REDIS.toString(), "--port", String.valueOf(port), "--bind", "127.0.0.1",
				"--save", "", "--dir", this.folder.toString())
			.redirectErrorStream(true)
			.redirectOutput(this.folder.resolve("redis.log").toFile())
			.start();
		await().ignoreExceptions().until(() -> {
			new Socket("127.0.0.1", port).close();
			return true;
		});
		return redis;
	}

	private static void counts(Quotas quotas) {
		ConsumptionProbe first = quotas.take(TEN, 4).join();
		assertThat(first.isConsumed()).isTrue();
		assertThat(first.getRemainingTokens()).isEqualTo(6);
		assertThat(quotas.take(TEN, 6).join().isConsumed()).isTrue();
		ConsumptionProbe refused = quotas.take(TEN, 5).join();
		assertThat(refused.isConsumed()).isFalse();
		assertThat(Duration.ofNanos(refused.getNanosToWaitForRefill())).isBetween(Duration.ofSeconds(15),
				Duration.ofSeconds(31));
		assertThat(quotas.take(new Quota("key:two", "key", 10), 1).join().isConsumed()).as("one cannot starve another")
			.isTrue();
		assertThat(quotas.take(new Quota("key:three", "key", 10), 500).join().isConsumed())
			.as("what costs more than all there is takes all there is")
			.isTrue();
		quotas.stop();
	}

	private static Quotas quotas(@Nullable URI redis) {
		return new Quotas(new QuotaProperties(1, 1, 1, 1, List.of(), redis, Duration.ofSeconds(5)));
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
	}

	static boolean hasRedis() {
		return REDIS.toFile().canExecute();
	}

}
