package io.casebook.gateway.comparison;

import java.time.Clock;

import io.casebook.changefeed.FeedFormat;
import io.casebook.gateway.change.Streams;
import io.casebook.problem.ApiProblem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import reactor.core.publisher.Mono;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

@RestController
class ComparisonStreamController {

	private final ComparisonStream comparisons;

	private final Streams streams;

	private final Clock clock;

	ComparisonStreamController(ComparisonStream comparisons, Streams streams, Clock clock) {
		this.comparisons = comparisons;
		this.streams = streams;
		this.clock = clock;
	}

	@Operation(operationId = "followComparison", summary = "Follow a comparison as what it is made of changes",
			description = """
					Server-sent events. view is the comparison, first and whenever it is of others than before. Then, as they
					happen: cells, those that are others than before, and completeness; events, with changed and the ids of
					those removed; findings, with appeared and resolved; sources, those that are new or others; sections,
					when one is had in another way, which a growing age is not; problem, while there is no such comparison.
					in-step comes every five seconds when nothing else does. The id of an event is the digest in the ETag of
					the comparison, made without the age while a section is stale: a stream that goes on after it begins
					without view when that is still the same. Of several events that tell one change only the last has it,
					the others have ids of no view.""")
	@ApiResponse(responseCode = "200", description = "The events, without end",
			content = @Content(mediaType = MediaType.TEXT_EVENT_STREAM_VALUE, schema = @Schema(type = "string")))
	@GetMapping(path = "/api/v1/comparisons/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	Mono<Void> follow(@ParameterObject ComparisonParameters parameters,
			@Parameter(description = "The id of the last event that the client has") @RequestHeader(
					name = "Last-Event-ID", required = false) @Nullable String last,
			@Parameter(hidden = true) ServerWebExchange exchange) {
		if (parameters.fields() != null) {
			throw ApiProblem.invalidParameter("fields", String.join(",", parameters.fields()),
					"no value: a stream tells of all fields");
		}
		ComparisonRequest.of(parameters, this.clock);
		return FeedFormat.EVENTS.write(
				this.streams.admit(exchange,
						this.comparisons.follow(() -> ComparisonRequest.of(parameters, this.clock), last)),
				exchange.getResponse());
	}

}
