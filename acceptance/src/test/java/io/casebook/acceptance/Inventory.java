package io.casebook.acceptance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * All that the platform holds, as paths, by kinds in the order in which they can be
 * retired: what refers to something goes before it.
 */
record Inventory(Map<String, Set<String>> kinds) {

	private static final int AT_ONCE = 8;

	static Inventory now() {
		Map<String, Set<String>> kinds = new LinkedHashMap<>();
		for (String kind : List.of("observations", "events")) {
			kinds.put(kind, paths(kind, "id"));
		}
		for (String kind : List.of("index-sets", "indices", "groups")) {
			kinds.put(kind, paths(kind, "key"));
		}
		Set<String> companies = paths("companies", "key");
		for (String part : List.of("relationships", "capabilities", "offerings")) {
			Set<String> parts = new LinkedHashSet<>();
			for (String company : companies) {
				Platform.items(company + "/" + part).forEach((item) -> parts.add(path(part, item)));
			}
			kinds.put(part, parts);
		}
		kinds.put("companies", companies);
		kinds.put("sources", paths("sources", "key"));
		return new Inventory(kinds);
	}

	/** Retires what was made since it was taken. */
	void restore() {
		now().kinds().forEach((kind, paths) -> {
			List<String> made = new ArrayList<>(paths);
			made.removeAll(this.kinds.getOrDefault(kind, Set.of()));
			while (!made.isEmpty()) {
				List<Answer> refused = retire(made);
				assertThat(refused).as("what of %s cannot be retired", kind).hasSizeLessThan(made.size());
				made = refused.stream().map((answer) -> answer.request().replaceFirst("^DELETE ", "")).toList();
			}
		});
		assertThat(now()).as("what the platform holds when all that was made is retired").isEqualTo(this);
	}

	/** Retires what can be; one that another of them refers to has to wait. */
	private static List<Answer> retire(List<String> paths) {
		try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
			return paths.stream()
				.map((path) -> threads.submit(() -> Curator.delete(path, "If-Match", "*")))
				.toList()
				.stream()
				.map(Together::result)
				.filter((answer) -> answer.status() != 204)
				.toList();
		}
	}

	private static Set<String> paths(String kind, String name) {
		Set<String> paths = new LinkedHashSet<>();
		Platform.stream("/api/v1/" + kind)
			.forEach((item) -> paths.add("/api/v1/%s/%s".formatted(kind, Json.string(item, name))));
		return paths;
	}

	/** A relationship is told of at both of its ends, and is the first one's. */
	private static String path(String part, JsonNode item) {
		return part.equals("relationships")
				? "/api/v1/companies/%s/relationships/%s/%s".formatted(Json.string(item, "from"),
						Json.string(item, "relation"), Json.string(item, "to"))
				: "/api/v1/companies/%s/%s/%s".formatted(Json.string(item, "company"), part, Json.string(item, "key"));
	}

}
