package io.casebook.gateway.comparison;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.casebook.gateway.company.Source;
import io.casebook.gateway.finding.Finding;
import io.casebook.gateway.metrics.Cell;
import io.casebook.gateway.timeline.Event;
import org.jspecify.annotations.Nullable;

/**
 * What is another in a comparison than in the one before, section by section, each under
 * the name of the event that tells it. Where the comparison is of others than before, or
 * a section came or went, it is the whole view. That a stale section is older than before
 * is no difference.
 */
final class ComparisonDifference {

	private ComparisonDifference() {
	}

	static Map<String, Object> of(Comparison before, Comparison now) {
		if (!isOfTheSame(before, now)) {
			return Map.of("view", now);
		}
		Map<String, Object> changes = new LinkedHashMap<>();
		note(changes, "sources", addedSources(before.sources(), now.sources()));
		List<Cell> cells = others(before.cells(), now.cells());
		if (!cells.isEmpty()) {
			changes.put("cells", cells);
			changes.put("completeness", Objects.requireNonNull(now.completeness()));
		}
		Events events = Events.between(before.timeline(), now.timeline());
		if (!events.isEmpty()) {
			changes.put("events", events);
		}
		Findings findings = new Findings(others(before.findings(), now.findings()),
				others(now.findings(), before.findings()));
		if (!findings.isEmpty()) {
			changes.put("findings", findings);
		}
		if (!now.ageless().sections().equals(before.ageless().sections())) {
			changes.put("sections", now.sections());
		}
		return changes;
	}

	private static boolean isOfTheSame(Comparison before, Comparison now) {
		return now.asOf().equals(before.asOf()) && now.companies().equals(before.companies())
				&& Objects.equals(now.indices(), before.indices()) && Objects.equals(now.anchors(), before.anchors())
				&& Objects.equals(now.relationships(), before.relationships())
				&& (now.cells() == null) == (before.cells() == null)
				&& (now.timeline() == null) == (before.timeline() == null)
				&& (now.sources() == null) == (before.sources() == null)
				&& (now.findings() == null) == (before.findings() == null);
	}

	private static void note(Map<String, Object> changes, String name, Map<String, ?> entries) {
		if (!entries.isEmpty()) {
			changes.put(name, entries);
		}
	}

	private static Map<String, Source> addedSources(@Nullable Map<String, Source> before,
			@Nullable Map<String, Source> now) {
		Map<String, Source> added = new LinkedHashMap<>((now != null) ? now : Map.of());
		if (before != null) {
			added.entrySet().removeIf((entry) -> entry.getValue().equals(before.get(entry.getKey())));
		}
		return added;
	}

	/** Those that are now and were not before. */
	private static <T> List<T> others(@Nullable List<T> before, @Nullable List<T> now) {
		Set<T> known = (before != null) ? new HashSet<>(before) : Set.of();
		return (now != null) ? now.stream().filter((each) -> !known.contains(each)).toList() : List.of();
	}

	/**
	 * Events that are new or another than before, and the ids of those that are no more.
	 */
	record Events(List<Event> changed, List<String> removed) {

		static Events between(@Nullable List<Event> before, @Nullable List<Event> now) {
			Map<String, Event> then = byId(before);
			Map<String, Event> current = byId(now);
			return new Events(current.values().stream().filter((event) -> !event.equals(then.get(event.id()))).toList(),
					then.keySet().stream().filter((id) -> !current.containsKey(id)).toList());
		}

		private static Map<String, Event> byId(@Nullable List<Event> events) {
			return (events != null) ? events.stream()
				.collect(Collectors.toMap(Event::id, Function.identity(), (one, other) -> one, LinkedHashMap::new))
					: Map.of();
		}

		boolean isEmpty() {
			return this.changed.isEmpty() && this.removed.isEmpty();
		}

	}

	/** Findings that are new, and those that are no more. */
	record Findings(List<Finding> appeared, List<Finding> resolved) {

		boolean isEmpty() {
			return this.appeared.isEmpty() && this.resolved.isEmpty();
		}

	}

}
