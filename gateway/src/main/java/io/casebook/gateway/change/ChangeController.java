package io.casebook.gateway.change;

import io.casebook.changefeed.FeedFormat;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

@RestController
class ChangeController {

	private static final String LAST = "Last-Event-ID";

	/** In the place of a position: before all that is kept. */
	private static final String OLDEST = "oldest";

	private final MergedFeed feed;

	private final Streams streams;

	ChangeController(MergedFeed feed, Streams streams) {
		this.feed = feed;
		this.streams = streams;
	}

	@Operation(operationId = "followChanges", summary = "Follow the changes of all services as they are committed",
			description = """
					Events: change, as soon as it is committed; in-step, every five seconds, when all is told; waiting, in
					its place, when a service does not tell. Each has a position as its id, with which a stream goes on
					where another ended. Changes of one service come in their order, and none is left out. As
					application/x-ndjson each line has the position and, under the name of the event, what it tells.""")
	@ApiResponse(responseCode = "200", description = "The changes, without end",
			content = { @Content(mediaType = MediaType.TEXT_EVENT_STREAM_VALUE, schema = @Schema(type = "string")),
					@Content(mediaType = MediaType.APPLICATION_NDJSON_VALUE, schema = @Schema(type = "string")) })
	@ApiResponse(responseCode = "410", description = "The position is too old, or not one that the feed has reached",
			content = @Content)
	@GetMapping(path = "/api/v1/changes", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	Mono<Void> events(@Parameter(
			description = "The position to go on after, or oldest to begin with the oldest change that is kept; without one, with what is changed from now on") @RequestHeader(
					name = LAST, required = false) @Nullable String last,
			@Parameter(description = "The same, for clients that cannot send the header") @RequestParam(
					required = false) @Nullable String after,
			@Parameter(hidden = true) ServerWebExchange exchange) {
		return follow(last, after, FeedFormat.EVENTS, exchange);
	}

	@Hidden // an OpenAPI document has one operation a path; its formats stand above
	@GetMapping(path = "/api/v1/changes", produces = MediaType.APPLICATION_NDJSON_VALUE)
	Mono<Void> lines(@RequestHeader(name = LAST, required = false) @Nullable String last,
			@RequestParam(required = false) @Nullable String after, ServerWebExchange exchange) {
		return follow(last, after, FeedFormat.LINES, exchange);
	}

	private Mono<Void> follow(@Nullable String last, @Nullable String after, FeedFormat format,
			ServerWebExchange exchange) {
		String text = (last != null) ? last : after;
		return start((last != null) ? LAST : "after", text).flatMap((position) -> format
			.write(this.streams.admit(exchange, this.feed.follow(position)), exchange.getResponse()));
	}

	private Mono<Position> start(String parameter, @Nullable String text) {
		if (text == null) {
			return this.feed.now();
		}
		return text.equals(OLDEST) ? this.feed.oldest() : this.feed.verified(Position.read(parameter, text));
	}

}
