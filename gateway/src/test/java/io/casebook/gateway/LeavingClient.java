package io.casebook.gateway;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Stream;

import io.casebook.gateway.spool.Spool;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.ServerWebExchangeDecorator;

/**
 * A client that leaves when all that it sent is in the spool, as soon as somebody looks
 * who it is.
 */
public final class LeavingClient {

	private final Sinks.Empty<Void> gone = Sinks.empty();

	private LeavingClient() {
	}

	/** Sends rubbish to an operation and leaves. */
	public static void send(String path, Function<ServerWebExchange, Mono<?>> operation) {
		LeavingClient client = new LeavingClient();
		StepVerifier.create(operation.apply(client.exchange(path)).takeUntilOther(client.gone.asMono()))
			.verifyComplete();
	}

	/** How many files wait in the spool. */
	public static Callable<Long> spooled(Spool spool) {
		return () -> {
			Path mine = spool.newFile();
			try (Stream<Path> files = Files.list(mine.getParent())) {
				return files.filter((file) -> file.getFileName().toString().startsWith("spooled-"))
					.filter((file) -> !file.equals(mine))
					.count();
			}
			finally {
				Files.delete(mine);
			}
		};
	}

	private ServerWebExchange exchange(String path) {
		MockServerHttpRequest request = MockServerHttpRequest.post(path)
			.body(Mono
				.just(DefaultDataBufferFactory.sharedInstance.wrap("rubbish".getBytes(StandardCharsets.US_ASCII))));
		return new ServerWebExchangeDecorator(MockServerWebExchange.from(request)) {

			@Override
			public Map<String, Object> getAttributes() {
				LeavingClient.this.gone.tryEmitEmpty();
				return super.getAttributes();
			}

		};
	}

}
