package io.casebook.acceptance;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Those who use a platform at a time: through each of several doors somebody who writes,
 * somebody who looks and somebody who follows, and one who writes through all.
 */
final class People implements AutoCloseable {

	/** What the gateway gives a service to answer a change, and a little. */
	private static final Duration DEADLINE = Duration.ofSeconds(11);

	private final List<Door> doors;

	private final Ground ground;

	private final String beginning = Follower.now();

	private final List<Diary> diaries;

	private final Pairs pairs;

	private final List<Follower> followers;

	private final List<Onlooker> onlookers;

	/** They begin. */
	People(List<Door> doors, Ground ground, long seed) {
		this.doors = doors;
		this.ground = ground;
		this.diaries = doors.stream()
			.map((door) -> new Diary(door, ground, "diary " + doors.indexOf(door)).begin())
			.toList();
		this.pairs = new Pairs(doors, ground, new Random(seed));
		this.followers = doors.stream().map((door) -> Follower.after(door.gateway(), this.beginning)).toList();
		this.onlookers = doors.stream()
			.map((door) -> new Onlooker(() -> door.address(Written.view(ground)),
					new Written(door, ground, this.diaries, this.pairs)))
			.toList();
	}

	/** How often somebody had to ask again for a change to be made. */
	int repeated() {
		return this.diaries.stream().mapToInt(Diary::repeated).sum();
	}

	/** They end when what they are at is done. */
	@Override
	public void close() {
		this.diaries.forEach(Diary::close);
		this.pairs.close();
		this.onlookers.forEach(Onlooker::close);
		this.followers.forEach(Follower::close);
	}

	/** All went as it should, and is as it should be. */
	void assertSatisfied() {
		this.diaries.forEach(Diary::close);
		this.pairs.close();
		this.followers.forEach((follower) -> follower.awaitAll(this.beginning));
		close();
		for (Onlooker onlooker : this.onlookers) {
			assertThat(onlooker.lapses()).as("what was wrong with views").isEmpty();
			assertThat(onlooker.live()).as("views with a live matrix").isPositive();
		}
		for (Diary diary : this.diaries) {
			assertThat(diary.surprise()).as("an answer to a statement").isNull();
			assertThat(diary.slowest()).as("the slowest answer to a statement").isLessThan(DEADLINE);
		}
		assertThat(this.pairs.surprise()).as("an answer to a table").isNull();
		this.doors.forEach(this::everythingIsThereOnce);
		for (Follower follower : this.followers) {
			assertThat(told(follower)).doesNotHaveDuplicates().containsAll(ids());
		}
	}

	private void everythingIsThereOnce(Door door) {
		List<String> there = new ArrayList<>();
		for (String collection : List.of("/api/v1/events", "/api/v1/observations")) {
			Platform.stream(door.address(collection + "?company=" + this.ground.company()))
				.forEach((each) -> there.add(Json.string(each, "id")));
		}
		assertThat(there).as("what was written, and only once").containsExactlyInAnyOrderElementsOf(ids());
		for (String index : List.of(this.ground.users(), this.ground.worth())) {
			List<JsonNode> claims = Platform
				.stream(door.address("/api/v1/observations?company=%s&index=%s".formatted(this.ground.other(), index)));
			assertThat(Json.strings(claims, "period")).containsExactlyInAnyOrderElementsOf(this.pairs.days());
		}
	}

	/** Those of all that was acknowledged. */
	private List<String> ids() {
		return this.diaries.stream()
			.flatMap((diary) -> diary.acknowledged().stream())
			.map((path) -> path.substring(path.lastIndexOf('/') + 1))
			.toList();
	}

	private static List<String> told(Follower follower) {
		return Stream.concat(follower.of("metrics").stream(), follower.of("timeline").stream())
			.flatMap((change) -> Stream.of("observation", "event").map((name) -> Json.text(change, name)))
			.filter(Objects::nonNull)
			.toList();
	}

}
