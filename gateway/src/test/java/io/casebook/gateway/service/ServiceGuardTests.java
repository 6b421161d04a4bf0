package io.casebook.gateway.service;

import java.io.IOException;
import java.time.Duration;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class ServiceGuardTests {

	private static final Duration TIME = Duration.ofSeconds(30);

	private final ServiceGuard guard = new ServiceGuard(Service.METRICS,
			new Breakers(new SimpleMeterRegistry()).of(Service.METRICS));

	@Test
	void aFirstCallThatTakesLongKeepsNobodyElseFromTheNext() {
		for (int failed = 0; failed < 4; failed++) {
			this.guard.read(Mono.error(new IOException("As it was asked for")), TIME).onErrorComplete().block();
		}
		assertThat(this.guard.state()).isEqualTo("open");
		this.guard.heard();
		Disposable slow = this.guard.read(Mono.never(), TIME).subscribe();
		assertThat(isAsked()).isFalse();
		await().atMost(Duration.ofSeconds(3)).until(() -> {
			this.guard.heard();
			return isAsked();
		});
		slow.dispose();
	}

	private boolean isAsked() {
		return Boolean.TRUE.equals(this.guard.read(Mono.just(true), TIME).onErrorReturn(false).block());
	}

}
