package io.casebook.keyset;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufAllocatorMetricProvider;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class LineStreamTests {

	private static final long MEGABYTE = 1 << 20;

	@LocalServerPort
	private int port;

	@Test
	void listIsOneJsonObjectALine() {
		WebTestClient.bindToServer()
			.baseUrl("http://localhost:" + this.port)
			.build()
			.get()
			.uri("/lines?count=3")
			.accept(MediaType.APPLICATION_NDJSON)
			.exchange()
			.expectHeader()
			.contentType(MediaType.APPLICATION_NDJSON)
			.expectBody(String.class)
			.isEqualTo(IntStream.range(0, 3)
				.mapToObj((i) -> "{\"number\":" + i + ",\"text\":\"" + "x".repeat(500) + "\"}\n")
				.collect(Collectors.joining()));
	}

	@Test
	void clientsThatGoBeforeTheEndLeaveNoMemoryBehind() throws IOException {
		goBeforeTheEnd(100);
		long before = memory();
		goBeforeTheEnd(500);
		assertThat(memory() - before).isLessThan(2 * MEGABYTE);
	}

	private void goBeforeTheEnd(int times) throws IOException {
		byte[] request = "GET /lines?count=1000000 HTTP/1.1\r\nHost: localhost\r\nAccept: application/x-ndjson\r\n\r\n"
			.getBytes(StandardCharsets.US_ASCII);
		for (int i = 0; i < times; i++) {
			try (Socket socket = new Socket("localhost", this.port)) {
				socket.setSoLinger(true, 0);
				socket.getOutputStream().write(request);
				assertThat(socket.getInputStream().readNBytes(2000)).hasSize(2000);
			}
		}
	}

	private static long memory() {
		return ((ByteBufAllocatorMetricProvider) ByteBufAllocator.DEFAULT).metric().usedDirectMemory();
	}

	@SpringBootConfiguration
	@EnableAutoConfiguration
	static class Application {

		@RestController
		static class Lines {

			@GetMapping(path = "/lines", produces = MediaType.APPLICATION_NDJSON_VALUE)
			Flux<Line> lines(@RequestParam int count) {
				return Flux.range(0, count)
					.publishOn(Schedulers.parallel())
					.map((number) -> new Line(number, "x".repeat(500)));
			}

		}

		record Line(int number, String text) {
		}

	}

}
