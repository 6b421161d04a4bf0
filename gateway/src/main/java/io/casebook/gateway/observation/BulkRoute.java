package io.casebook.gateway.observation;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

import io.casebook.gateway.access.Subject;
import io.casebook.intake.IdempotentWrites;
import io.casebook.problem.ApiProblem;
import io.casebook.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.BodyExtractors;
import org.springframework.web.reactive.function.server.RequestPredicate;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;

/**
 * The path that tables of observations take. A single observation goes straight to
 * metrics-service by the route of its path, which a controller would hide.
 */
@Configuration(proxyBeanMethods = false)
class BulkRoute {

	private static final MediaType CSV = MediaType.parseMediaType("text/csv");

	@Bean
	RouterFunction<ServerResponse> observationTables(BulkObservations observations) {
		RequestPredicate table = (request) -> format(request) != null;
		return RouterFunctions.route()
			.POST("/api/v1/observations", table, (request) -> take(observations, request))
			.build();
	}

	private static Mono<ServerResponse> take(BulkObservations observations, ServerRequest request) {
		if (!request.queryParams().isEmpty()) {
			throw new ApiProblem(ProblemType.UNKNOWN_PARAMETER, "This operation has no parameters");
		}
		MediaType format = format(request);
		Charset charset = (format != null) ? format.getCharset() : null;
		if (charset != null && !charset.equals(StandardCharsets.UTF_8)) {
			throw new ApiProblem(ProblemType.UNSUPPORTED_MEDIA_TYPE,
					"The character set %s is not read; UTF-8 is".formatted(charset));
		}
		return observations
			.take(request.body(BodyExtractors.toDataBuffers()).cast(DataBuffer.class), (format != null) ? format : CSV,
					Subject.of(request.exchange()), request.headers().firstHeader(BulkObservations.KEY))
			.flatMap((taken) -> ServerResponse.ok().headers((headers) -> {
				if (taken.replayed()) {
					headers.set(IdempotentWrites.REPLAYED, "true");
				}
			}).bodyValue(taken.counts()));
	}

	private static @Nullable MediaType format(ServerRequest request) {
		MediaType type = request.headers().contentType().orElse(null);
		return (type != null && (CSV.includes(type) || MediaType.APPLICATION_NDJSON.includes(type))) ? type : null;
	}

}
