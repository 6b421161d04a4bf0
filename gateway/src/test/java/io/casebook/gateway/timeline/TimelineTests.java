package io.casebook.gateway.timeline;

import java.util.List;

import io.casebook.edtf.EdtfDate;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TimelineTests {

	@Test
	void lanesAreMergedInTheOrderOfTheCalendar() {
		Timeline lufax = lane(event("c", "../2012"), event("b", "2011"), event("d", "2011-05"), event("f", "2016"));
		Timeline qudian = lane(event("a", "2011"), event("e", "2011/.."), event("g", "2016-01-01"));
		assertThat(Timeline.of(List.of(lufax, qudian)).items()).extracting(Event::id)
			.containsExactly("c", "a", "b", "e", "d", "g", "f");
	}

	private static Timeline lane(Event... events) {
		return new Timeline(null, List.of(events), null);
	}

	private static Event event(String id, String date) {
		return new Event(id, "company", null, EdtfDate.of(date), null, "launch", "title", null, null, List.of(),
				List.of(), null, 1, null);
	}

}
