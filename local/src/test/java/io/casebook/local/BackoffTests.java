package io.casebook.local;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BackoffTests {

	private static final Duration SOON = Duration.ofSeconds(2);

	private final Backoff backoff = new Backoff();

	@Test
	void waitsLongerEachTimeThatItDiesSoon() {
		assertThat(this.backoff.after(Duration.ofMinutes(5))).hasSeconds(1);
		for (int wait = 2; wait <= 64; wait *= 2) {
			assertThat(this.backoff.after(SOON)).hasSeconds(wait);
		}
		assertThat(this.backoff.after(SOON)).hasSeconds(120);
		assertThat(this.backoff.after(SOON)).hasSeconds(120);
	}

	@Test
	void forgetsOnceItHasLivedWell() {
		this.backoff.after(SOON);
		this.backoff.after(SOON);
		assertThat(this.backoff.after(Duration.ofMinutes(5))).hasSeconds(1);
		assertThat(this.backoff.after(SOON)).hasSeconds(2);
	}

}
