package io.casebook.changefeed;

import io.casebook.problem.ApiProblem;
import io.swagger.v3.oas.annotations.Hidden;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The feed over HTTP. What clients see is the gateway's, which describes it. */
@Hidden
@RestController
class ChangeController {

	private static final String LAST = "Last-Event-ID";

	private final ChangeFeed feed;

	ChangeController(ChangeFeed feed) {
		this.feed = feed;
	}

	@GetMapping(path = "/api/v1/changes", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	Mono<Void> events(@RequestHeader(name = LAST, required = false) @Nullable String last,
			@RequestParam(required = false) @Nullable String after, ServerHttpResponse response) {
		return follow(last, after, FeedFormat.EVENTS, response);
	}

	@GetMapping(path = "/api/v1/changes", produces = MediaType.APPLICATION_NDJSON_VALUE)
	Mono<Void> lines(@RequestHeader(name = LAST, required = false) @Nullable String last,
			@RequestParam(required = false) @Nullable String after, ServerHttpResponse response) {
		return follow(last, after, FeedFormat.LINES, response);
	}

	/** How far the feed is. */
	@GetMapping(path = "/internal/changes", produces = MediaType.APPLICATION_JSON_VALUE)
	Mono<Bounds> bounds() {
		return this.feed.bounds();
	}

	private Mono<Void> follow(@Nullable String last, @Nullable String after, FeedFormat format,
			ServerHttpResponse response) {
		Long position = (last != null) ? position(LAST, last) : position("after", after);
		return this.feed.follow(position).flatMap((items) -> format.write(items, response));
	}

	private static @Nullable Long position(String name, @Nullable String text) {
		try {
			long position = (text != null) ? Long.parseLong(text) : 0;
			if (position >= 0) {
				return (text != null) ? position : null;
			}
		}
		catch (NumberFormatException ex) {
			throw ApiProblem.invalidParameter(name, text, "a position that this feed gave");
		}
		throw ApiProblem.invalidParameter(name, text, "a position that this feed gave");
	}

}
