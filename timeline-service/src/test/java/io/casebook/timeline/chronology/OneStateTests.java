package io.casebook.timeline.chronology;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.casebook.edtf.EdtfDate;
import io.casebook.intake.OneState;
import io.casebook.timeline.Packages;
import io.casebook.timeline.ServiceTest;
import io.casebook.timeline.Written;
import io.casebook.timeline.event.EventRepository;
import io.casebook.timeline.event.Versions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpMethod.PATCH;

/** What is written while a timeline is read. */
@ServiceTest
class OneStateTests {

	@Autowired
	private WebTestClient client;

	@Autowired
	private DatabaseClient database;

	@Autowired
	private EventRepository events;

	@Autowired
	private OneState oneState;

	@Autowired
	private TimelineController timelines;

	@BeforeEach
	void events() {
		Packages.load(this.client, List.of(Packages.event("lufax", "2011", "founding", "Lufax begins"),
				Packages.event("lufax", "2018", "listing", "It files")));
	}

	@Test
	void eventsAreThoseOfWhichTheAnchorsWereTaken() {
		Timeline before = timeline(this.timelines);
		AnchorRepository overtaken = new AnchorRepository(this.database) {

			@Override
			Mono<Map<String, Anchor>> find(List<String> companies, Alignment alignment, @Nullable EdtfDate asOf,
					Versions versions) {
				return super.find(companies, alignment, asOf, versions).delayUntil(OneStateTests.this::move);
			}

		};
		assertThat(timeline(new TimelineController(overtaken, this.events, this.oneState))).isEqualTo(before);
		assertThat(timeline(this.timelines)).isNotEqualTo(before);
	}

	private static Timeline timeline(TimelineController timelines) {
		TimelineFilter filter = new TimelineFilter(List.of("lufax"), "founding", null, null, null, null, null);
		return Objects.requireNonNull(timelines.timeline(filter, new TimelinePage(null, null)).block());
	}

	/** Puts the anchor of a company to another year. */
	private Mono<Void> move(Map<String, Anchor> anchors) {
		Object founding = Objects.requireNonNull(Objects.requireNonNull(anchors.get("lufax")).event());
		return Mono
			.<Void>fromRunnable(() -> Written
				.send(this.client, PATCH, "/api/v1/events/" + founding, "{\"date\": \"2012\"}", "If-Match", "*")
				.is(200, "\"r2\""))
			.subscribeOn(Schedulers.boundedElastic());
	}

}
