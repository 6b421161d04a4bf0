package io.casebook.gateway.protection;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import com.netflix.concurrency.limits.Limiter;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** How much is worked on at once, by how long it takes. */
class RoomTests {

	private final AtomicLong time = new AtomicLong(1);

	private final Room room = Room.bySpeed(new ProtectionProperties(64, Duration.ofMillis(500), List.of(),
			Duration.ofSeconds(10), Duration.ofMinutes(1)), this.time::get);

	@Test
	void roomShrinksWhileAnswersAreLateAndGrowsWhileTheyAreNot() {
		assertThat(size()).isEqualTo(32);
		answerAll(800);
		assertThat(size()).as("however late they are").isEqualTo(24);
		answerAll(100);
		assertThat(size()).isGreaterThan(24);
		for (int i = 0; i < 100; i++) {
			answerAll(100);
		}
		assertThat(size()).as("however fast they are").isEqualTo(64);
	}

	@Test
	void oneThatIsLateAmongOthersTakesLittle() {
		answer(take(1), 800);
		assertThat(size()).isEqualTo(30);
	}

	@Test
	void roomOfWhichLittleIsUsedStaysAsItIs() {
		for (int i = 0; i < 100; i++) {
			answer(take(3), 100);
		}
		assertThat(size()).isEqualTo(32);
	}

	@Test
	void whatSaysNothingOfTheSpeedChangesNothing() {
		for (int i = 0; i < 100; i++) {
			List<Limiter.Listener> places = take(32);
			this.time.addAndGet(Duration.ofSeconds(5).toNanos());
			places.forEach(Limiter.Listener::onIgnore);
		}
		assertThat(size()).isEqualTo(32);
	}

	@Test
	void eachPartHasItsShareThoughOneHasTakenTheRoom() {
		assertThat(take("metrics-service", Integer.MAX_VALUE)).hasSize(32);
		assertThat(take("company-service", Integer.MAX_VALUE)).hasSize(8);
		assertThat(take("timeline-service", Integer.MAX_VALUE)).hasSize(8);
		assertThat(take(Room.GATEWAY, Integer.MAX_VALUE)).hasSize(8);
	}

	@Test
	void shareShrinksWithTheRoom() {
		answerAll(800);
		assertThat(take("metrics-service", Integer.MAX_VALUE)).hasSize(24);
		assertThat(take("company-service", Integer.MAX_VALUE)).hasSize(6);
	}

	@Test
	void placesThatAreGivenBackAreForEverybody() {
		take("metrics-service", Integer.MAX_VALUE).forEach(Limiter.Listener::onIgnore);
		assertThat(take("company-service", Integer.MAX_VALUE)).hasSize(32);
	}

	/** All places are taken, and each answered after some milliseconds. */
	private void answerAll(long milliseconds) {
		answer(take(Integer.MAX_VALUE), milliseconds);
	}

	private void answer(List<Limiter.Listener> places, long milliseconds) {
		this.time.addAndGet(Duration.ofMillis(milliseconds).toNanos());
		places.forEach(Limiter.Listener::onSuccess);
	}

	private int size() {
		List<Limiter.Listener> places = take(Integer.MAX_VALUE);
		places.forEach(Limiter.Listener::onIgnore);
		return places.size();
	}

	private List<Limiter.Listener> take(int most) {
		return take(Room.GATEWAY, most);
	}

	private List<Limiter.Listener> take(String part, int most) {
		List<Limiter.Listener> places = new ArrayList<>();
		while (places.size() < most) {
			Limiter.Listener place = this.room.take(part);
			if (place == null) {
				return places;
			}
			places.add(place);
		}
		return places;
	}

}
