package io.casebook.changefeed;

import java.nio.charset.StandardCharsets;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;

/** How changes are written, one after the other, each as soon as it is there. */
public enum FeedFormat {

	/**
	 * Server-sent events, whose data is the JSON or, where there is none, the position.
	 */
	EVENTS(MediaType.TEXT_EVENT_STREAM) {

		@Override
		String text(FeedItem item) {
			String data = (item.json() != null) ? item.json() : "{\"position\":\"%s\"}".formatted(item.position());
			return "id:%s\nevent:%s\ndata:%s\n\n".formatted(item.position(), item.name(), data);
		}

	},

	/**
	 * A JSON object a line, with the {@code position} and, under the name of the event,
	 * the JSON if there is any.
	 */
	LINES(MediaType.APPLICATION_NDJSON) {

		@Override
		String text(FeedItem item) {
			return (item.json() != null)
					? "{\"position\":\"%s\",\"%s\":%s}\n".formatted(item.position(), item.name(), item.json())
					: "{\"position\":\"%s\"}\n".formatted(item.position());
		}

	};

	/**
	 * The header by which nginx, which else gathers what it passes on, is told with
	 * {@code no} to pass each event on when it comes.
	 */
	public static final String UNBUFFERED = "X-Accel-Buffering";

	private final MediaType type;

	FeedFormat(MediaType type) {
		this.type = type;
	}

	abstract String text(FeedItem item);

	/** Writes the items; a buffer is only made when it is sent. */
	public Mono<Void> write(Flux<FeedItem> items, ServerHttpResponse response) {
		response.getHeaders().setContentType(this.type);
		response.getHeaders().setCacheControl("no-store");
		response.getHeaders().set(UNBUFFERED, "no");
		DataBufferFactory buffers = response.bufferFactory();
		return response.writeAndFlushWith(items
			.map((item) -> Mono.fromSupplier(() -> buffers.wrap(text(item).getBytes(StandardCharsets.UTF_8)))));
	}

}
