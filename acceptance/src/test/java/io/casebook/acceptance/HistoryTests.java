package io.casebook.acceptance;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * People write, look and follow through two gateways while anything happens to processes
 * and connections: nothing acknowledged is lost or doubled, who follows hears of each
 * change once and in order, and no view is wrong, late or silently thin.
 * {@code -Dcasebook.history=PT10M} has it go on for so long, {@code -Dcasebook.seed} has
 * the same happen again.
 */
@AgainstPlatform(destructive = true)
@EnabledOnOs(OS.LINUX)
@EnabledIfSystemProperty(named = "casebook.faults", matches = "local")
@Order(Stage.FAULTS)
@ExtendWith(Tidying.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HistoryTests {

	/** How soon all is as usual when nothing happens any more. */
	private static final Duration RECOVERY = Duration.ofSeconds(5);

	private final Duration length = Duration.parse(System.getProperty("casebook.history", "PT0S"));

	private final long seed = Long.getLong("casebook.seed", System.nanoTime());

	private final Random random = new Random(this.seed);

	private final Faults faults = Objects.requireNonNull(Faults.named());

	private SecondGateway second = SecondGateway.like(this.faults);

	@BeforeAll
	void startSecondGateway() {
		System.out.println("-Dcasebook.seed=" + this.seed);
		this.second.start();
	}

	@AfterAll
	void endSecondGateway() throws IOException {
		this.second.close();
	}

	@Test
	void nothingIsLostAndNoViewIsWrongWhateverHappensToProcessesAndConnections()
			throws InterruptedException, SQLException {
		Ground ground = Ground.lay("history");
		Mishaps mishaps = new Mishaps(this.faults, this.second, this.random);
		List<String> gateways = List.of(Platform.url(), this.second.url());
		List<String> views = gateways.stream().map((each) -> each + Written.view(ground)).toList();
		List<Door> doors = gateways.stream().map((each) -> Door.of(each, mishaps)).toList();
		try (People people = new People(doors, ground, this.seed)) {
			awaitUsual("at first, as nothing is kept of what nobody has seen", views);
			Instant end = Instant.now().plus(this.length);
			do {
				for (Mishaps.Mishap mishap : mishaps.shuffled(killed())) {
					happen(mishap, views);
				}
			}
			while (Instant.now().isBefore(end));
			people.assertSatisfied();
		}
	}

	@Test
	void nothingIsLostWhileEachProcessIsRestartedThoughThereIsOneOfEachService() {
		Ground ground = Ground.lay("restart");
		try (Balancer balancer = new Balancer(
				Map.of(Platform.url(), Platform.management(), this.second.url(), this.second.management()));
				People people = new People(List.of(Door.of(balancer), Door.of(balancer)), ground, this.seed)) {
			this.second.terminate();
			this.second.start();
			Awaitility.await("both gateways").until(() -> balancer.ready().size() == 2);
			this.faults.restart("gateway");
			Awaitility.await("both gateways").atMost(this.faults.recovery()).until(() -> balancer.ready().size() == 2);
			assertThat(people.repeated()).as("how often a change had to be asked for again").isZero();
			for (String service : restarted()) {
				this.faults.restart(service);
				Awaitility.await(service)
					.atMost(this.faults.recovery())
					.pollDelay(Duration.ofSeconds(3))
					.until(() -> isLive(balancer.next() + Written.view(ground)));
			}
			people.assertSatisfied();
		}
	}

	/**
	 * In a short check the gateway that is there for it, as other tests kill the rest.
	 */
	private List<String> killed() {
		return this.length.isZero() ? List.of(Mishaps.SECOND_GATEWAY) : Mishaps.PARTS;
	}

	/** In a short check one of the services. */
	private List<String> restarted() {
		List<String> services = List.of("metrics-service", "company-service", "timeline-service");
		return this.length.isZero() ? List.of(services.get(this.random.nextInt(services.size()))) : services;
	}

	private void happen(Mishaps.Mishap mishap, List<String> views) throws InterruptedException, SQLException {
		System.out.printf("%s %s", Instant.now(), mishap.name());
		mishap.course().run();
		Instant over = Instant.now();
		awaitUsual("after " + mishap.name(), views);
		System.out.printf(", as usual %d ms after it%n", Duration.between(over, Instant.now()).toMillis());
		TimeUnit.MILLISECONDS.sleep(this.random.nextInt(1000));
	}

	private static void awaitUsual(String when, List<String> views) {
		Awaitility.await("as usual " + when)
			.atMost(RECOVERY)
			.pollInterval(Duration.ofMillis(50))
			.until(() -> views.stream().allMatch(HistoryTests::isLive));
	}

	private static boolean isLive(String view) {
		Answer answer = Platform.get(view);
		return answer.status() == 200 && Stream.of("profiles", "matrix", "timeline")
			.allMatch((section) -> Onlooker.isLive(answer.json(), section));
	}

}
