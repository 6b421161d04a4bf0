package io.casebook.acceptance;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What people wrote through any gateway is seen through each of them two seconds later,
 * in sections that are called live, and the figures of a pair always together.
 */
class Written implements Expectation {

	/** By then, a gateway knows of what was written through another one. */
	private static final Duration NOTICE = Duration.ofSeconds(2);

	private final Ground ground;

	private final List<Diary> diaries;

	private final Pairs pairs;

	private final Door door;

	/** By somebody who looks through a door. */
	Written(Door door, Ground ground, List<Diary> diaries, Pairs pairs) {
		this.door = door;
		this.ground = ground;
		this.diaries = diaries;
		this.pairs = pairs;
	}

	/** Where it is to be seen. */
	static String view(Ground ground) {
		return "/api/v1/comparisons?companies=%s,%s&indices=%s,%s".formatted(ground.company(), ground.other(),
				ground.users(), ground.worth());
	}

	@Override
	public Function<JsonNode, @Nullable String> now() {
		Instant before = Instant.now().minus(NOTICE);
		int claims = written("/api/v1/observations/", before);
		int events = written("/api/v1/events/", before);
		String day = this.pairs.last(before);
		return (view) -> {
			if (Onlooker.isLive(view, "timeline") && view.get("timeline").size() < events) {
				return "%d events of %d".formatted(view.get("timeline").size(), events);
			}
			if (!view.has("cells")) {
				return null;
			}
			boolean live = Onlooker.isLive(view, "matrix");
			int seen = cell(view, this.ground.company(), this.ground.users()).path("claims").asInt(0);
			if (live && seen < claims) {
				return "%d claims of %d".formatted(seen, claims);
			}
			String one = cell(view, this.ground.other(), this.ground.users()).path("period").asString("");
			String other = cell(view, this.ground.other(), this.ground.worth()).path("period").asString("");
			if (!one.equals(other) || (live && one.compareTo(day) < 0)) {
				return "a pair of %s and %s where %s was due".formatted(one, other, day);
			}
			return null;
		};
	}

	private int written(String collection, Instant before) {
		return this.diaries.stream().mapToInt((diary) -> diary.count(collection, before)).sum();
	}

	private static JsonNode cell(JsonNode view, String company, String index) {
		for (JsonNode cell : view.get("cells")) {
			if (Json.string(cell, "company").equals(company) && Json.string(cell, "index").equals(index)) {
				return cell;
			}
		}
		throw new IllegalStateException("No cell of " + company + " for " + index);
	}

	@Override
	public boolean allows(@Nullable Answer answer) {
		return (answer == null) ? this.door.gone().getAsBoolean()
				: answer.status() == 503 && this.door.crowded().getAsBoolean();
	}

}
