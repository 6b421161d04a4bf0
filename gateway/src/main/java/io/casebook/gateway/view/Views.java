package io.casebook.gateway.view;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.casebook.gateway.service.Reading;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;

/**
 * Finished views, kept for as long as the feeds tell that nothing they are made of has
 * changed. Those with a section that could not be had live are not kept.
 */
@Component
public class Views {

	/** Says how an answer came about, as RFC 9211 has it. */
	public static final String CACHE_STATUS = "Cache-Status";

	private static final String HIT = "casebook; hit";

	private final Clock clock;

	private final Cache<String, FinishedView> kept;

	Views(ViewProperties properties, Clock clock) {
		this.clock = clock;
		this.kept = Caffeine.newBuilder()
			.maximumWeight(properties.keepSize().toBytes())
			.weigher((String key, FinishedView view) -> key.length() + view.size())
			.build();
	}

	/**
	 * The answer to a request for a view.
	 * @param make makes the view when it is not kept
	 */
	public Mono<ResponseEntity<byte[]>> answer(ServerHttpRequest request, Mono<Representation> make) {
		return Mono.defer(() -> {
			String key = key(request);
			boolean passBy = passesBy(request.getHeaders());
			FinishedView view = passBy ? null : this.kept.getIfPresent(key);
			if (view != null && view.isFresh()) {
				return Mono.just(view.answer(request.getHeaders(), HIT));
			}
			Reading reading = Reading.begin(passBy);
			return make.contextWrite(reading::in).map((representation) -> {
				FinishedView made = new FinishedView(representation, reading);
				if (reading.isComplete()) {
					this.kept.put(key, made);
				}
				return made.answer(request.getHeaders(), how(passBy, view, reading));
			});
		});
	}

	/** What a view is a function of; what is not asked for is as of the day. */
	private String key(ServerHttpRequest request) {
		String accept = request.getHeaders().getFirst(HttpHeaders.ACCEPT);
		return LocalDate.ofInstant(this.clock.instant(), ZoneOffset.UTC).toEpochDay() + " " + accept + " "
				+ request.getURI().getRawPath() + "?" + request.getURI().getRawQuery();
	}

	private static boolean passesBy(HttpHeaders headers) {
		String control = headers.getCacheControl();
		return (control != null) ? control.toLowerCase(Locale.ROOT).contains("no-cache")
				: "no-cache".equalsIgnoreCase(headers.getFirst(HttpHeaders.PRAGMA));
	}

	private static String how(boolean passBy, @Nullable FinishedView old, Reading reading) {
		String reason = passBy ? "request" : (old != null) ? "stale" : "uri-miss";
		return "casebook; fwd=%s%s; detail=\"%s\"".formatted(reason, reading.isComplete() ? "; stored" : "",
				reading.ways());
	}

}
