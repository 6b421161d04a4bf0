package io.casebook.intake;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.casebook.problem.ApiProblem;
import io.casebook.testpostgres.PostgresServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.transaction.reactive.TransactionalOperator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@TrialTest
class RecordingTests {

	private static final Duration SOON = Duration.ofMillis(300);

	@Autowired
	private WebTestClient http;

	@Autowired
	private Recording recording;

	@Autowired
	private CertainTimes times;

	@Autowired
	private TransactionalOperator transaction;

	@AfterEach
	void setClockRight() {
		PostgresServer.get().execute("UPDATE company.recording SET last = now() - interval '1 minute'");
	}

	@Test
	void timesGrowWhateverBecomesOfTheClock() {
		Instant ahead = Instant.parse("2990-01-01T00:00:00Z");
		PostgresServer.get().execute("UPDATE company.recording SET last = '%s'".formatted(ahead));
		assertThat(write().block()).isEqualTo(ahead.plus(1, ChronoUnit.MICROS));
		assertThat(write().block()).isEqualTo(ahead.plus(2, ChronoUnit.MICROS));
		assertThat(this.recording.last().block()).isEqualTo(ahead.plus(2, ChronoUnit.MICROS));
	}

	@Test
	void writeThatWaitsTooLongForAnotherIsToldSo() {
		HeldWrite held = new HeldWrite(false);
		Mono<Void> impatient = this.recording.begin(Duration.ofMillis(50)).as(this.transaction::transactional);
		assertThatThrownBy(impatient::block).isInstanceOfSatisfying(ApiProblem.class,
				(problem) -> assertThat(problem.getStatusCode().value()).isEqualTo(503));
		held.end();
		assertThat(write().block()).isNotNull();
	}

	@Test
	void timeUpToTheLastWriteIsCertainAtOnce() {
		Instant last = Objects.requireNonNull(write().block());
		HeldWrite held = new HeldWrite(true);
		assertThat(isSettledSoon(last)).isTrue();
		assertThat(isSettledSoon(last.minusSeconds(100))).isTrue();
		held.end();
	}

	@Test
	void timeOfAWriteThatIsStillToEndIsWaitedFor() {
		HeldWrite held = new HeldWrite(true);
		Instant later = now();
		assertThat(isSettledSoon(later)).isFalse();
		Mono<Boolean> settled = this.times.await(later).thenReturn(true).cache();
		Disposable waiting = settled.subscribe();
		held.end();
		assertThat(settled.block(Duration.ofSeconds(2))).isTrue();
		assertThat(this.recording.last().block()).isEqualTo(held.time()).isBefore(later);
		waiting.dispose();
	}

	@Test
	void writeThatHasNoTimeYetIsNotWaitedFor() {
		HeldWrite held = new HeldWrite(false);
		assertThat(isSettledSoon(now())).isTrue();
		held.end();
	}

	@Test
	void timeThatIsAboutToComeIsWaitedForAndOneWellAheadIsNot() {
		Instant soon = now().plusMillis(250);
		this.times.await(soon).block();
		assertThat(now()).isAfter(soon);
		assertThat(isSettledSoon(now().plusSeconds(3600))).isTrue();
	}

	@Test
	void writeThatTakesLongMakesItsTimeUnavailable() {
		HeldWrite held = new HeldWrite(true);
		assertThatThrownBy(() -> this.times.await(now()).block()).isInstanceOfSatisfying(ApiProblem.class,
				(problem) -> assertThat(problem.getStatusCode().value()).isEqualTo(503));
		held.end();
	}

	/** Each write takes 50 ms from its time to its end, and others read meanwhile. */
	@Test
	void whatIsReadAsOfATimeIsTheSameEverAfter() {
		Mono<Void> writing = Flux.range(0, 20)
			.concatMap((i) -> Mono
				.fromRunnable(() -> this.http.post()
					.uri("/notes")
					.bodyValue("{\"text\":\"note %d\"}".formatted(i))
					.exchange()
					.expectStatus()
					.isCreated())
				.subscribeOn(Schedulers.boundedElastic()))
			.then()
			.cache();
		Disposable writer = writing.subscribe();
		List<Read> reads = new ArrayList<>();
		for (int i = 0; i < 40; i++) {
			Instant time = now();
			reads.add(new Read(time, countAsOf(time)));
		}
		writing.block();
		assertThat(reads).allSatisfy((read) -> assertThat(countAsOf(read.time())).isEqualTo(read.count()));
		writer.dispose();
	}

	@Test
	void whatIsNoTimeIsLeftToTheOperation() {
		this.http.get().uri("/notes?recordedAsOf=yesterday").exchange().expectStatus().isBadRequest();
	}

	private Mono<Instant> write() {
		return this.recording.begin().then(this.recording.now()).as(this.transaction::transactional);
	}

	private boolean isSettledSoon(Instant time) {
		return Boolean.TRUE.equals(this.times.await(time).thenReturn(true).timeout(SOON, Mono.just(false)).block());
	}

	private long countAsOf(Instant time) {
		return Objects.requireNonNull(this.http.get()
			.uri("/notes?recordedAsOf={time}", time)
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(Long.class)
			.returnResult()
			.getResponseBody());
	}

	private static Instant now() {
		return Instant.now().truncatedTo(ChronoUnit.MICROS);
	}

	record Read(Instant time, long count) {
	}

	/** A write that ends when it is told to. */
	private final class HeldWrite {

		private final Sinks.One<Instant> begun = Sinks.one();

		private final Sinks.Empty<Void> end = Sinks.empty();

		private final Mono<Instant> write;

		private final Instant time;

		HeldWrite(boolean withTime) {
			Mono<Instant> time = withTime ? RecordingTests.this.recording.now() : Mono.just(Instant.EPOCH);
			this.write = RecordingTests.this.recording.begin()
				.then(time)
				.doOnNext(this.begun::tryEmitValue)
				.delayUntil((now) -> this.end.asMono())
				.as(RecordingTests.this.transaction::transactional)
				.cache();
			this.write.subscribe();
			this.time = Objects.requireNonNull(this.begun.asMono().block());
		}

		Instant time() {
			return this.time;
		}

		void end() {
			this.end.tryEmitEmpty();
			this.write.block();
		}

	}

}
