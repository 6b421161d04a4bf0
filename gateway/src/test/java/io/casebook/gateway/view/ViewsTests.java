package io.casebook.gateway.view;

import java.time.Clock;
import java.util.Map;

import io.casebook.gateway.service.Readings;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import org.springframework.http.MediaType;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class ViewsTests {

	private final Views views = new Views(new ViewProperties(DataSize.ofKilobytes(100)), Clock.systemUTC());

	@Test
	void viewOfFewSlicesIsKept() {
		assertThat(make("/few", 100)).startsWith("casebook; fwd=uri-miss; stored;");
		assertThat(make("/few", 100)).startsWith("casebook; fwd=stale; stored;");
	}

	@Test
	void viewOfMoreSlicesThanThereIsRoomToRememberIsNotKept() {
		make("/many", 10_000);
		await().until(() -> make("/many", 10_000).startsWith("casebook; fwd=uri-miss;"));
	}

	/** Makes a view, and tells whether there was one. */
	private String make(String path, int slices) {
		MockServerWebExchange exchange = MockServerWebExchange.from(MockServerHttpRequest.get(path));
		Mono<Representation> made = Mono.deferContextual((context) -> {
			Readings.use(context, slices);
			return Mono.just(new Representation(MediaType.APPLICATION_JSON, new byte[] { '1' }, Map.of()));
		});
		return String.valueOf(this.views.answer(exchange, made)
			.blockOptional()
			.orElseThrow()
			.getHeaders()
			.getFirst(Views.CACHE_STATUS));
	}

}
