package io.casebook.acceptance;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.jspecify.annotations.Nullable;

/**
 * Somebody who writes one statement after the other, and asks again when no answer comes,
 * with the key of the first try.
 */
class Diary implements AutoCloseable {

	private static final long BREAK = 250;

	private final Door door;

	private final Ground ground;

	private final String name;

	private final Work writing = new Work("diary", this::write);

	private final List<Made> acknowledged = new CopyOnWriteArrayList<>();

	private volatile Duration slowest = Duration.ZERO;

	private volatile int repeated;

	private volatile boolean closed;

	private volatile @Nullable Answer surprise;

	Diary(Ground ground, String name) {
		this(new Door(Platform::url, () -> true, () -> true), ground, name);
	}

	/** Of somebody who has a way of their own to the platform. */
	Diary(Door door, Ground ground, String name) {
		this.door = door;
		this.ground = ground;
		this.name = name;
	}

	Diary begin() {
		this.writing.begin();
		return this;
	}

	/** The paths of all that the platform said it has made. */
	List<String> acknowledged() {
		return this.acknowledged.stream().map(Made::path).toList();
	}

	/** How many of them are claims, all on one cell. */
	int claims() {
		return count("/api/v1/observations/", Instant.MAX);
	}

	/** How many things of a collection were acknowledged before a time. */
	int count(String collection, Instant before) {
		return (int) this.acknowledged.stream()
			.filter((each) -> each.path().startsWith(collection) && each.at().isBefore(before))
			.count();
	}

	/** How often it had to ask again. */
	int repeated() {
		return this.repeated;
	}

	/** The longest that it waited for an answer. */
	Duration slowest() {
		return this.slowest;
	}

	/** An answer that neither says it is made nor to ask again. */
	@Nullable Answer surprise() {
		return this.surprise;
	}

	private void write() {
		int number = 0;
		while (!this.closed && this.surprise == null) {
			number++;
			String made = (number % 2 == 0)
					? insist("/api/v1/events", this.ground.eventDocument(this.name + " " + number, "2019"), number)
					: insist("/api/v1/observations", this.ground.claimDocument(value(number), "2016")
						.replace("\"p. 7\"", "\"%s\"".formatted(this.name)), number);
			if (made != null) {
				this.acknowledged.add(new Made(made, Instant.now()));
			}
			Pause.of(BREAK);
		}
	}

	/**
	 * A value of its own for each statement of each diary: else it would be the same
	 * claim.
	 */
	private String value(int number) {
		return Long.toString(Integer.toUnsignedLong(this.name.hashCode()) * 10_000 + number);
	}

	private @Nullable String insist(String collection, String document, int number) {
		String key = this.ground.key(this.name + "-" + number);
		while (true) {
			Instant begin = Instant.now();
			Answer answer = ask(this.door.address(collection), document, key);
			Duration took = Duration.between(begin, Instant.now());
			this.slowest = (took.compareTo(this.slowest) > 0) ? took : this.slowest;
			if (answer != null && answer.status() == 201) {
				return answer.location();
			}
			boolean inFlight = answer != null && answer.status() == 409 && !answer.header("Retry-After").isEmpty();
			if (answer != null && !inFlight && answer.status() < 500) {
				this.surprise = answer;
				return null;
			}
			this.repeated++;
			Pause.of(BREAK);
		}
	}

	private static @Nullable Answer ask(String collection, String document, String key) {
		try {
			return Curator.post(collection, document, "Idempotency-Key", key);
		}
		catch (UncheckedIOException ex) {
			return null;
		}
	}

	/** Ends when the statement it is at is made. */
	@Override
	public void close() {
		this.closed = true;
		this.writing.awaitEnd(Duration.ofMinutes(5));
	}

	private record Made(String path, Instant at) {
	}

}
