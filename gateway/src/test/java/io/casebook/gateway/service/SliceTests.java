package io.casebook.gateway.service;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SliceTests {

	@Test
	void firstUseIsNotedAndThenOneInTenSeconds() {
		Slice slice = new Slice("content", 7,
				new Validity(new Tidings(Clock.systemUTC()), new int[0], 0, Instant.now()));
		long now = System.nanoTime();
		assertThat(slice.takesNote(now)).isTrue();
		assertThat(slice.takesNote(now + Duration.ofSeconds(9).toNanos())).isFalse();
		assertThat(slice.takesNote(now + Duration.ofSeconds(10).toNanos())).isTrue();
	}

}
