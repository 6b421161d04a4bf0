package io.casebook.deadlines;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import io.netty.buffer.UnpooledByteBufAllocator;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.test.publisher.TestPublisher;
import reactor.test.publisher.TestPublisher.Violation;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.NettyDataBuffer;
import org.springframework.core.io.buffer.NettyDataBufferFactory;
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

	@Test
	void partThatComesWhenItsClientHasLeftIsGivenBack() {
		TestPublisher<DataBuffer> body = TestPublisher.createNoncompliant(Violation.DEFER_CANCELLATION);
		assertThat(comesLate(this.answer.writeWith(body.flux()), body::next).isAllocated()).isFalse();
	}

	@Test
	void partThatWouldBeFlushedWhenItsClientHasLeftIsGivenBack() {
		TestPublisher<Mono<DataBuffer>> body = TestPublisher.createNoncompliant(Violation.DEFER_CANCELLATION);
		Mono<Void> written = this.answer.writeAndFlushWith(body.flux());
		assertThat(comesLate(written, (part) -> body.next(Mono.just(part))).isAllocated()).isFalse();
	}

	private static NettyDataBuffer comesLate(Mono<Void> written, Consumer<DataBuffer> send) {
		NettyDataBufferFactory buffers = new NettyDataBufferFactory(UnpooledByteBufAllocator.DEFAULT);
		Disposable client = written.subscribe();
		NettyDataBuffer first = buffers.allocateBuffer(1);
		send.accept(first);
		client.dispose();
		NettyDataBuffer late = buffers.allocateBuffer(1);
		send.accept(late);
		DataBufferUtils.release(first);
		return late;
	}

	private Flux<DataBuffer> withoutEnd() {
		return Flux.just(part("a")).concatWith(Flux.never()).doOnCancel(() -> this.ended.set(true));
	}

	private DataBuffer part(String text) {
		return this.server.bufferFactory().wrap(text.getBytes(StandardCharsets.UTF_8));
	}

}
