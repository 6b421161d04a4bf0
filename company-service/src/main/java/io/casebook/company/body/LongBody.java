package io.casebook.company.body;

import java.util.List;

import io.casebook.intake.JsonBody;
import io.casebook.problem.ApiProblem;
import io.casebook.problem.ProblemType;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** Reads lists of keys, which are longer than the bodies that everybody may send. */
public final class LongBody {

	private static final int MOST_BYTES = 32 * 1024 * 1024;

	private LongBody() {
	}

	/** The object that the body of the request is. */
	public static Mono<ObjectNode> read(ServerHttpRequest request) {
		return DataBufferUtils.join(request.getBody(), MOST_BYTES)
			.onErrorMap(DataBufferLimitException.class,
					(failure) -> new ApiProblem(ProblemType.CONTENT_TOO_LARGE,
							"The body is larger than %d bytes".formatted(MOST_BYTES), List.of(), failure))
			.map(LongBody::bytes)
			.defaultIfEmpty(new byte[0])
			.map(JsonBody::read);
	}

	private static byte[] bytes(DataBuffer buffer) {
		byte[] bytes = new byte[buffer.readableByteCount()];
		buffer.read(bytes);
		DataBufferUtils.release(buffer);
		return bytes;
	}

}
