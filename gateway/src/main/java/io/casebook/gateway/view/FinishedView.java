package io.casebook.gateway.view;

import io.casebook.gateway.service.Reading;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;
import org.springframework.web.server.ServerWebExchange;

/** A view in one format as it is sent, plain or compressed, and what it is made of. */
final class FinishedView {

	/** Less than this is not worth compressing. */
	private static final int SMALL = 1024;

	/** About what it takes in bytes to tell whether a slice is still the same. */
	private static final int SLICE = 64;

	private final Representation representation;

	private final Reading reading;

	private final String plainTag;

	private final String zippedTag;

	private final @Nullable String pattern;

	private byte @Nullable [] zipped;

	/**
	 * A view that was made.
	 * @param pattern the pattern of the paths of its operation, by which it is counted
	 */
	FinishedView(Representation representation, Reading reading, @Nullable String pattern) {
		this.representation = representation;
		this.reading = reading;
		String digest = representation.digest();
		this.plainTag = '"' + digest + '"';
		this.zippedTag = '"' + digest + "-gzip\"";
		this.pattern = pattern;
	}

	boolean isFresh() {
		return this.reading.isFresh();
	}

	/**
	 * Whether it serves one who asked for it while it was being made. What lacks a part
	 * serves nobody who asked after that was lost: the service may answer again.
	 * @param asked when, as {@link System#nanoTime()} has it
	 * @param justBefore whether that began a moment before the one asked, so that it can
	 * serve without a feed, too
	 */
	boolean servesWhoWaited(long asked, boolean justBefore) {
		return !this.reading.isWithOutageBefore(asked)
				&& (this.reading.isFreshAsFarAsHad() || (justBefore && this.reading.isUnchanged()));
	}

	/** Whether all was had, so that it is worth keeping. */
	boolean isComplete() {
		return this.reading.isComplete();
	}

	/** How each service's part was had. */
	String ways() {
		return this.reading.ways();
	}

	/** About what it takes in memory. */
	int size() {
		return this.representation.bytes().length + this.representation.bytes().length / 3
				+ this.reading.slices() * SLICE;
	}

	/** The pattern by which requests for it are counted, as the framework names it. */
	String pattern() {
		return (this.pattern != null) ? this.pattern : "UNKNOWN";
	}

	/** The answer to a request that it was made for, or that waited for it. */
	ResponseEntity<byte[]> answer(HttpHeaders request, String how) {
		HttpHeaders headers = new HttpHeaders();
		String tag = tag(request);
		describe(headers, tag, how);
		return ResponseEntity.ok().headers(headers).body(bytes(isZipped(tag)));
	}

	/** Answers a later request for it. */
	Mono<Void> send(ServerWebExchange exchange, String how) {
		HttpHeaders request = exchange.getRequest().getHeaders();
		ServerHttpResponse response = exchange.getResponse();
		ServerRequestObservationContext.findCurrent(exchange.getAttributes())
			.ifPresent((observed) -> observed.setPathPattern(this.pattern));
		String tag = tag(request);
		describe(response.getHeaders(), tag, how);
		if (isKnown(request, tag)) {
			response.setStatusCode(HttpStatus.NOT_MODIFIED);
			return response.setComplete();
		}
		byte[] bytes = bytes(isZipped(tag));
		response.getHeaders().setContentLength(bytes.length);
		return response.writeWith(Mono.just(response.bufferFactory().wrap(bytes)));
	}

	private void describe(HttpHeaders headers, String tag, String how) {
		headers.set(HttpHeaders.CONTENT_TYPE, this.representation.type().toString());
		headers.set(HttpHeaders.CACHE_CONTROL, "no-cache");
		headers.set(HttpHeaders.ETAG, tag);
		// the last for what the CORS filter may say; these headers replace its own
		headers.set(HttpHeaders.VARY, "Accept, Accept-Encoding, Origin");
		headers.set(Views.CACHE_STATUS, how);
		this.representation.sectionLine().ifPresent((line) -> headers.set(Representation.SECTIONS_HEADER, line));
		if (isZipped(tag)) {
			headers.set(HttpHeaders.CONTENT_ENCODING, "gzip");
		}
	}

	/** Each encoding has a tag of its own; a client that has the one needs no other. */
	private String tag(HttpHeaders request) {
		for (String known : request.getOrEmpty(HttpHeaders.IF_NONE_MATCH)) {
			if (known.contains(this.plainTag)) {
				return this.plainTag;
			}
			if (known.contains(this.zippedTag)) {
				return this.zippedTag;
			}
		}
		return isZippedFor(request) ? this.zippedTag : this.plainTag;
	}

	private boolean isZipped(String tag) {
		return tag.equals(this.zippedTag);
	}

	private static boolean isKnown(HttpHeaders request, String tag) {
		for (String known : request.getOrEmpty(HttpHeaders.IF_NONE_MATCH)) {
			if (known.contains(tag) || known.equals("*")) {
				return true;
			}
		}
		return false;
	}

	private boolean isZippedFor(HttpHeaders request) {
		return this.representation.bytes().length >= SMALL && Gzip.isAccepted(request);
	}

	/** The bytes as they are, or compressed. */
	byte[] bytes(boolean zip) {
		return zip ? zipped() : this.representation.bytes();
	}

	private synchronized byte[] zipped() {
		byte[] bytes = this.zipped;
		if (bytes == null) {
			bytes = Gzip.of(this.representation.bytes());
			this.zipped = bytes;
		}
		return bytes;
	}

}
