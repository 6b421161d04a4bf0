package io.casebook.acceptance;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;

import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the platform holds: the paths of each kind of thing. Parts belong to their
 * companies and are not told of.
 */
record Inventory(Map<String, Set<String>> kinds) {

	private static final int AT_ONCE = 8;

	private static final Duration LONGEST = Duration.ofMinutes(10);

	/**
	 * In the order in which they can be retired: what refers to something goes before it.
	 */
	private static final List<String> KINDS = List.of("observations", "events", "index-sets", "indices", "groups",
			"companies", "sources");

	private static final List<String> PARTS = List.of("relationships", "capabilities", "offerings");

	static Inventory now() {
		Map<String, Set<String>> kinds = new LinkedHashMap<>();
		for (String kind : KINDS) {
			Set<String> paths = new LinkedHashSet<>();
			String name = (kind.equals("observations") || kind.equals("events")) ? "id" : "key";
			Platform.stream("/api/v1/" + kind)
				.forEach((item) -> paths.add("/api/v1/%s/%s".formatted(kind, Json.string(item, name))));
			kinds.put(kind, paths);
		}
		return new Inventory(kinds);
	}

	/** Retires what was made since it was taken. */
	void restore() {
		now().kinds().forEach((kind, paths) -> {
			List<String> made = new ArrayList<>(paths);
			made.removeAll(this.kinds.getOrDefault(kind, Set.of()));
			if (kind.equals("companies")) {
				PARTS.forEach((part) -> retireAll(parts(made, part)));
			}
			retireAll(made);
		});
		assertThat(now()).as("what the platform holds when all that was made is retired").isEqualTo(this);
	}

	/**
	 * One that another of them refers to has to wait; so has all of it while a service is
	 * not itself, which a test before may have been the cause of.
	 */
	private static void retireAll(List<String> paths) {
		AtomicReference<List<String>> left = new AtomicReference<>(paths);
		Awaitility.await("all retired")
			.atMost(LONGEST)
			.untilAsserted(
					() -> assertThat(left.updateAndGet(Inventory::retire)).as("what cannot be retired").isEmpty());
	}

	/** Those that are left. */
	private static List<String> retire(List<String> paths) {
		try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
			return paths.stream()
				.map((path) -> threads.submit(() -> Curator.delete(path, "If-Match", "*")))
				.toList()
				.stream()
				.map(Together::result)
				.filter((answer) -> answer.status() != 204)
				.map((answer) -> answer.request().replaceFirst("^DELETE ", ""))
				.toList();
		}
	}

	private static List<String> parts(List<String> companies, String part) {
		return companies.stream()
			.flatMap((company) -> Platform.items(company + "/" + part).stream())
			.map((item) -> path(part, item))
			.distinct()
			.toList();
	}

	/** A relationship is told of at both of its ends, and is the first one's. */
	private static String path(String part, JsonNode item) {
		return part.equals("relationships")
				? "/api/v1/companies/%s/relationships/%s/%s".formatted(Json.string(item, "from"),
						Json.string(item, "relation"), Json.string(item, "to"))
				: "/api/v1/companies/%s/%s/%s".formatted(Json.string(item, "company"), part, Json.string(item, "key"));
	}

}
