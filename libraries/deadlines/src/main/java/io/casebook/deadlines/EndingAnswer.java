package io.casebook.deadlines;

import java.util.function.Function;

import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;

/**
 * An answer that, however it ends, ends what it is made of. Spring takes the first part
 * of a body and then has the server write; when the client has left meanwhile, the server
 * says so and takes nothing, and nobody would tell the body: its rows, streams and
 * connections would wait for good. A part that comes at that moment is given back.
 */
final class EndingAnswer extends ServerHttpResponseDecorator {

	EndingAnswer(ServerHttpResponse response) {
		super(response);
	}

	@Override
	public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
		return (body instanceof Mono) ? super.writeWith(body) : ending(body,
				(parts) -> super.writeWith(parts.doOnDiscard(DataBuffer.class, DataBufferUtils::release)));
	}

	@Override
	public Mono<Void> writeAndFlushWith(Publisher<? extends Publisher<? extends DataBuffer>> body) {
		return ending(Flux.from(body).map(Part::new),
				(parts) -> super.writeAndFlushWith(parts.doOnDiscard(Part.class, Part::release).map(Part::buffers)));
	}

	private static <T> Mono<Void> ending(Publisher<? extends T> body, Function<Flux<T>, Mono<Void>> write) {
		return Mono.defer(() -> {
			Sinks.Empty<Void> end = Sinks.empty();
			return write.apply(Flux.<T>from(body).takeUntilOther(end.asMono()))
				.doFinally((signal) -> end.tryEmitEmpty());
		});
	}

	/** What is flushed together. */
	private record Part(Publisher<? extends DataBuffer> buffers) {

		/** Nobody takes it any more, who would give its buffers back. */
		void release() {
			Flux.from(this.buffers).onErrorComplete().subscribe(DataBufferUtils.releaseConsumer());
		}

	}

}
