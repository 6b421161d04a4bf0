package io.casebook.metrics.batch;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

import io.casebook.intake.Caller;
import io.casebook.metrics.Casebook;
import io.casebook.metrics.DataPackage;
import io.casebook.metrics.ServiceTest;
import io.casebook.problem.ApiProblem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpStatus;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

@ServiceTest
class StagingTests {

	private static final String TABLE = """
			company,index,value,unit,period,knownFrom,sources
			acme,users,5,{users},2017,2018,A1
			""";

	private final Casebook casebook;

	private final Staging staging;

	StagingTests(WebTestClient http, Staging staging) {
		this.casebook = new Casebook(http);
		this.staging = staging;
	}

	@BeforeEach
	void load() {
		this.casebook.forgetAll();
		this.casebook.load(new DataPackage().index("users"));
	}

	/**
	 * A body is subscribed to by the event loop of its connection, whenever that comes to
	 * it: perhaps after the staging has ended.
	 */
	@Test
	void bodyThatComesAfterTheRefusalIsLetGo() {
		IntStream.range(0, 8).forEach((place) -> this.casebook.stage(TABLE));
		Sinks.Empty<Void> eventLoop = Sinks.empty();
		AtomicBoolean gone = new AtomicBoolean();
		Flux<DataBuffer> body = Flux.<DataBuffer>never().doOnCancel(() -> gone.set(true));
		Flux<DataBuffer> late = Flux
			.from((reader) -> eventLoop.asMono().doOnSuccess((none) -> body.subscribe(reader)).subscribe());

		StepVerifier.create(this.staging.stage(late, body(), TableReading::new))
			.expectErrorSatisfies((failure) -> assertThat(failure).isInstanceOfSatisfying(ApiProblem.class,
					(problem) -> assertThat(problem.getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE)))
			.verify(Duration.ofSeconds(30));
		eventLoop.tryEmitEmpty();
		assertThat(gone).isTrue();
	}

	private static KeyedBody body() {
		return new KeyedBody(MockServerHttpRequest.post("/internal/observation-batches").build(), Caller.of("me"));
	}

}
