package io.casebook.keyset;

import java.util.Map;

import io.casebook.keyset.LineStreamTests.Application.Line;
import io.netty.buffer.UnpooledByteBufAllocator;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.ResolvableType;
import org.springframework.core.io.buffer.NettyDataBufferFactory;
import org.springframework.http.MediaType;
import org.springframework.http.codec.HttpMessageWriter;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.mock.http.server.reactive.MockServerHttpResponse;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(classes = LineStreamTests.Application.class)
class AbandonedAnswerTests {

	private static final ResolvableType TYPE = ResolvableType.forClass(Line.class);

	@Autowired
	private ServerCodecConfigurer codecs;

	@Test
	void clientThatGoesWhenItsAnswerIsEncodedLeavesNoMemoryBehind() {
		UnpooledByteBufAllocator memory = new UnpooledByteBufAllocator(true);
		MockServerHttpResponse response = new MockServerHttpResponse(new NettyDataBufferFactory(memory));
		Disposable.Swap client = Disposables.swap();
		response.beforeCommit(() -> {
			client.dispose();
			return Mono.empty();
		});
		Sinks.One<Line> answer = Sinks.one();
		client
			.update(writer().write(answer.asMono(), TYPE, MediaType.APPLICATION_JSON, response, Map.of()).subscribe());
		answer.tryEmitValue(new Line(1, "x"));
		assertThat(client.isDisposed()).isTrue();
		assertThat(memory.metric().usedDirectMemory()).isZero();
	}

	@SuppressWarnings("unchecked") // of a writer that can write it
	private HttpMessageWriter<Line> writer() {
		return (HttpMessageWriter<Line>) this.codecs.getWriters()
			.stream()
			.filter((each) -> each.canWrite(TYPE, MediaType.APPLICATION_JSON))
			.findFirst()
			.orElseThrow();
	}

}
