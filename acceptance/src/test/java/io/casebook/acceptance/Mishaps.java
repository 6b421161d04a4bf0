package io.casebook.acceptance;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What happens to a platform of two gateways, one thing after the other: each kind once,
 * in a random order, before any happens again.
 */
class Mishaps {

	/** More than a gateway calls a service at a time. */
	private static final int CROWD = 300;

	/** How many connections to the database a service has. */
	private static final int POOL = 10;

	private static final Map<String, String> LISTS = Map.of("company-service", "/api/v1/companies", "metrics-service",
			"/api/v1/observations", "timeline-service", "/api/v1/events");

	static final String SECOND_GATEWAY = "second gateway";

	/** All that can be killed. */
	static final List<String> PARTS = List.of("company-service", "metrics-service", "timeline-service", "postgres",
			"gateway", SECOND_GATEWAY);

	private final Faults faults;

	private final SecondGateway second;

	private final Random random;

	private final Set<String> gone = ConcurrentHashMap.newKeySet();

	private volatile boolean crowded;

	Mishaps(Faults faults, SecondGateway second, Random random) {
		this.faults = faults;
		this.second = second;
		this.random = random;
	}

	/** Whether a gateway is away, for nobody but its clients to notice. */
	boolean isGone(String gateway) {
		return this.gone.contains(gateway);
	}

	/** Whether more is asked for than can be answered. */
	boolean isCrowded() {
		return this.crowded;
	}

	/** All there are, once each; what is killed is back when the next one comes. */
	List<Mishap> shuffled(List<String> killed) {
		List<Mishap> mishaps = new ArrayList<>();
		for (Trouble trouble : Trouble.values()) {
			if (trouble != Trouble.NONE) {
				List<String> services = some();
				mishaps.add(new Mishap(trouble + " " + services, () -> endure(services, trouble)));
			}
		}
		List<String> services = some();
		mishaps.add(new Mishap("FROZEN for a crowd " + services, () -> crowd(services)));
		String held = some().getFirst();
		mishaps.add(new Mishap("POOL FULL [" + held + "]", () -> fillPool(held)));
		killed.forEach((part) -> mishaps.add(new Mishap("KILLED " + part, () -> kill(List.of(part)))));
		List<String> together = some(killed);
		if (together.size() > 1) {
			mishaps.add(new Mishap("KILLED " + together, () -> kill(together)));
		}
		Collections.shuffle(mishaps, this.random);
		return mishaps;
	}

	/** Services to which the second gateway's connections go wrong. */
	private List<String> some() {
		return some(this.second.wires().keySet());
	}

	/** At least one. */
	private List<String> some(Collection<String> all) {
		List<String> shuffled = new ArrayList<>(all);
		Collections.shuffle(shuffled, this.random);
		return shuffled.subList(0, 1 + this.random.nextInt(shuffled.size()));
	}

	private void become(List<String> services, Trouble trouble) {
		services.forEach((service) -> Objects.requireNonNull(this.second.wires().get(service)).become(trouble));
	}

	private void endure(List<String> services, Trouble trouble) throws InterruptedException {
		become(services, trouble);
		Thread.sleep(2000 + this.random.nextInt(3000));
		become(services, Trouble.NONE);
	}

	/** So many ask for what nothing is kept of that all places for calls are taken. */
	private void crowd(List<String> services) {
		this.crowded = true;
		become(services, Trouble.FROZEN);
		try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
			assertThat(statuses(ask(clients, (i) -> Platform.COMPARISON))).as("answers to a crowd")
				.isSubsetOf(200, 503)
				.contains(503);
		}
		become(services, Trouble.NONE);
		this.crowded = false;
	}

	/**
	 * So many ask for what the database does not give that all connections to it wait. A
	 * service that was out is asked by one alone until it answers him.
	 */
	private void fillPool(String service) throws InterruptedException, SQLException {
		String list = Objects.requireNonNull(LISTS.get(service));
		Awaitility.await(service + " is asked")
			.until(() -> Platform.get(this.second.url() + list, "Cache-Control", "no-cache").status() == 200);
		this.crowded = true;
		try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Future<Answer>> answers;
			try (HeldTable held = HeldTable.of(service, this.second.database())) {
				answers = ask(clients, (i) -> list + "?limit=" + (1 + i % 200));
				Awaitility.await("a full pool of " + service)
					.atMost(Duration.ofSeconds(5))
					.pollInterval(Duration.ofMillis(20))
					.until(() -> held.waiting() >= POOL);
				Thread.sleep(1000 + this.random.nextInt(3000));
			}
			assertThat(statuses(answers)).as("answers while the pool of %s is full", service)
				.isSubsetOf(200, 503)
				.contains(503);
		}
		this.crowded = false;
	}

	/** Through the second gateway. */
	private List<Future<Answer>> ask(ExecutorService clients, IntFunction<String> path) {
		return IntStream.range(0, CROWD)
			.mapToObj((i) -> clients
				.submit(() -> Platform.get(this.second.url() + path.apply(i), "Cache-Control", "no-cache")))
			.toList();
	}

	private static List<Integer> statuses(List<Future<Answer>> answers) {
		return answers.stream().map((answer) -> Together.result(answer).status()).toList();
	}

	/** A gateway that is killed has nothing kept, so it is back when all others are. */
	private void kill(List<String> parts) {
		List<String> others = parts.stream().filter((part) -> !part.equals(SECOND_GATEWAY)).toList();
		if (parts.contains(SECOND_GATEWAY)) {
			this.gone.add(this.second.url());
			this.second.kill();
		}
		if (parts.contains("gateway")) {
			this.gone.add(Platform.url());
		}
		others.forEach(this.faults::kill);
		others.forEach(this.faults::restore);
		if (parts.contains(SECOND_GATEWAY)) {
			this.second.start();
		}
		awaitAllBack(parts);
		this.gone.clear();
	}

	private void awaitAllBack(List<String> parts) {
		Awaitility.await(parts + " are back").atMost(this.faults.recovery()).ignoreExceptions().untilAsserted(() -> {
			for (String path : List.of("/api/v1/companies", "/api/v1/observations", "/api/v1/events")) {
				assertThat(Platform.get(path).status()).as(path).isEqualTo(200);
			}
		});
	}

	/** Returns when it is over. */
	record Mishap(String name, Course course) {

		/** What happens. */
		interface Course {

			void run() throws InterruptedException, SQLException;

		}

	}

}
