package io.casebook.acceptance;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Somebody who looks at a comparison again and again, and remembers what was not as
 * expected, was not marked as it must be, or came too late.
 */
class Onlooker implements AutoCloseable {

	/** What the gateway gives an answer until it begins, and a little. */
	private static final Duration DEADLINE = Duration.ofSeconds(11);

	private static final Set<String> SECTIONS = Set.of("profiles", "matrix", "timeline");

	private static final long BREAK = 20;

	private final Supplier<String> view;

	private final Expectation expectation;

	private final Work reading = new Work("onlooker", this::look);

	private final List<String> lapses = new CopyOnWriteArrayList<>();

	private volatile int live;

	private volatile int marked;

	private volatile boolean closed;

	/**
	 * Begins to look.
	 * @param view its path or address, for the next look
	 */
	Onlooker(Supplier<String> view, Expectation expectation) {
		this.view = view;
		this.expectation = expectation;
		this.reading.begin();
	}

	static boolean isLive(JsonNode view, String section) {
		return view.at("/sections/" + section + "/status").asString().equals("live");
	}

	/** What was wrong with what it saw. */
	List<String> lapses() {
		return List.copyOf(this.lapses);
	}

	/** How often it saw a live matrix. */
	int live() {
		return this.live;
	}

	/** How often it saw a section that was not live, and marked so. */
	int marked() {
		return this.marked;
	}

	private void look() {
		while (!this.closed) {
			Instant begin = Instant.now();
			boolean excused = this.expectation.allows(null);
			Function<JsonNode, @Nullable String> judgement = this.expectation.now();
			Answer answer = ask();
			Duration took = Duration.between(begin, Instant.now());
			if (took.compareTo(DEADLINE) > 0) {
				lapse(begin, took, "late", answer);
			}
			else if (answer != null && answer.status() == 200) {
				JsonNode view = answer.json();
				String fault = judgement.apply(view);
				if (fault != null || !isMarked(view)) {
					lapse(begin, took, fault, answer);
				}
			}
			else if (!excused && !this.expectation.allows(answer)) {
				lapse(begin, took, "no view", answer);
			}
			Pause.of(BREAK);
		}
	}

	private @Nullable Answer ask() {
		try {
			return Platform.get(this.view.get());
		}
		catch (UncheckedIOException ex) {
			return null;
		}
	}

	private void lapse(Instant begin, Duration took, @Nullable String fault, @Nullable Answer answer) {
		this.lapses.add("%s, %d ms: %s, %s %s".formatted(begin, took.toMillis(), fault,
				(answer != null) ? answer.header("Cache-Status") : "", answer));
	}

	/** Whether each section says how it was had, and why if it was not. */
	private boolean isMarked(JsonNode view) {
		this.live += isLive(view, "matrix") ? 1 : 0;
		this.marked += SECTIONS.stream().allMatch((section) -> isLive(view, section)) ? 0 : 1;
		return SECTIONS.stream().map((name) -> view.at("/sections/" + name)).allMatch((section) -> {
			String status = section.path("status").asString();
			return status.equals("live") || (status.equals("stale") && section.has("age"))
					|| (status.equals("unavailable") && section.at("/problem/title").isString());
		});
	}

	@Override
	public void close() {
		this.closed = true;
		this.reading.awaitEnd(Duration.ofSeconds(20));
	}

}
