package io.casebook.deadlines;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.mock.http.server.reactive.MockServerHttpResponse;

import static org.assertj.core.api.Assertions.assertThat;

class EndingAnswerTests {

	private final MockServerHttpResponse server = new MockServerHttpResponse();

	private final ServerHttpResponse answer = new EndingAnswer(this.server);

	private final AtomicBoolean ended = new AtomicBoolean();

	@Test
	void bodyEndsWhenItsClientHasLeftBeforeTheFirstPartWasWritten() {
		this.server.setWriteHandler((body) -> Mono.error(new IOException("The client has left")));
		StepVerifier.create(this.answer.writeWith(withoutEnd())).verifyError(IOException.class);
		assertThat(this.ended).isTrue();
	}

	@Test
	void bodyThatIsFlushedEndsWhenItsClientHasLeftBeforeTheFirstPartWasWritten() {
		this.server.setWriteHandler((body) -> Mono.error(new IOException("The client has left")));
		StepVerifier.create(this.answer.writeAndFlushWith(withoutEnd().map(Mono::just))).verifyError(IOException.class);
		assertThat(this.ended).isTrue();
	}

	@Test
	void bodyEndsWithTheRequest() {
		this.server.setWriteHandler((body) -> body.then());
		StepVerifier.create(this.answer.writeWith(withoutEnd()))
			.expectSubscription()
			.expectNoEvent(Duration.ofMillis(100))
			.thenCancel()
			.verify();
		assertThat(this.ended).isTrue();
	}

	@Test
	void bodyIsWrittenToItsEnd() {
		StepVerifier.create(this.answer.writeWith(Flux.just(part("a"), part("b")))).verifyComplete();
		StepVerifier.create(this.server.getBodyAsString()).expectNext("ab").verifyComplete();
	}

	private Flux<DataBuffer> withoutEnd() {
		return Flux.just(part("a")).concatWith(Flux.never()).doOnCancel(() -> this.ended.set(true));
	}

	private DataBuffer part(String text) {
		return this.server.bufferFactory().wrap(text.getBytes(StandardCharsets.UTF_8));
	}

}
