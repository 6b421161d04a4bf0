package io.casebook.gateway.view;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.casebook.deadlines.Deadline;
import io.casebook.gateway.service.Flight;
import io.casebook.gateway.service.Reading;
import io.casebook.problem.ApiProblem;
import io.casebook.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.pattern.PathPattern;

/**
 * Finished views, kept for as long as the feeds tell that nothing they are made of has
 * changed. Those with a section that could not be had live are not kept.
 */
@Component
public class Views {

	/** Says how an answer came about, as RFC 9211 has it. */
	public static final String CACHE_STATUS = "Cache-Status";

	/** The server leaves the body out of what it answers to HEAD. */
	private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);

	/** About what it takes in bytes to keep anything at all. */
	private static final int ENTRY = 800;

	/** How long is waited for a view when nothing else says so. */
	private static final Duration LONGEST = Duration.ofSeconds(30);

	/**
	 * A view that is made of what could be had in time is there a little after the time.
	 */
	private static final Duration GRACE = Duration.ofSeconds(1);

	private final Clock clock;

	private final Cache<String, FinishedView> kept;

	private final ConcurrentMap<String, Flight<FinishedView>> underWay = new ConcurrentHashMap<>();

	Views(ViewProperties properties, Clock clock) {
		this.clock = clock;
		this.kept = Caffeine.newBuilder()
			.maximumWeight(properties.keepSize().toBytes())
			.weigher((String key, FinishedView view) -> ENTRY + key.length() + view.size())
			.build();
	}

	/**
	 * Whether a view is kept or being made that would be the answer to a request, which
	 * then is hardly any work.
	 */
	public boolean have(ServerHttpRequest request) {
		return kept(request) != null || (isForWhatIsKept(request) && this.underWay.containsKey(key(request)));
	}

	/** The kept view that is what would be made now for a request, if there is one. */
	@Nullable FinishedView kept(ServerHttpRequest request) {
		return isForWhatIsKept(request) ? fresh(key(request)) : null;
	}

	private static boolean isForWhatIsKept(ServerHttpRequest request) {
		return READING.contains(request.getMethod()) && !passesBy(request.getHeaders());
	}

	/**
	 * The same for a request to read what is kept.
	 * @param accept the formats that are asked for, in all lines of the header
	 * @param address the path and query
	 */
	@Nullable FinishedView kept(List<String> accept, String address) {
		return fresh(key(accept, address));
	}

	private @Nullable FinishedView fresh(String key) {
		FinishedView view = this.kept.getIfPresent(key);
		return (view != null && view.isFresh()) ? view : null;
	}

	/**
	 * The answer to a request for a view that is not kept. Those who ask for the same at
	 * a time wait for the one that makes it.
	 * @param make makes the view
	 */
	public Mono<ResponseEntity<byte[]>> answer(ServerWebExchange exchange, Mono<Representation> make) {
		return Mono.deferContextual((context) -> {
			HttpHeaders asked = exchange.getRequest().getHeaders();
			String key = key(exchange.getRequest());
			if (passesBy(asked)) {
				return make(key, make, true, pattern(exchange)).map((view) -> view.answer(asked, how("request", view)));
			}
			String reason = (this.kept.getIfPresent(key) != null) ? "stale" : "uri-miss";
			Duration patience = Deadline.remaining(context, LONGEST).plus(GRACE);
			return take(key, make(key, make, false, pattern(exchange)), System.nanoTime())
				.timeout(patience, Mono.error(Views::late))
				.map((taken) -> taken.view()
					.answer(asked, how(taken.collapsed() ? reason + "; collapsed" : reason, taken.view())));
		});
	}

	private static ApiProblem late() {
		return new ApiProblem(ProblemType.UNAVAILABLE, "The view was not made in time");
	}

	private Mono<FinishedView> make(String key, Mono<Representation> make, boolean passBy, @Nullable String pattern) {
		return Mono.defer(() -> {
			Reading reading = Reading.begin(passBy);
			return make.contextWrite(reading::in)
				.map((representation) -> new FinishedView(representation, reading, pattern))
				.doOnNext((made) -> {
					if (made.isComplete()) {
						this.kept.put(key, made);
					}
				});
		});
	}

	/**
	 * Of what was begun before somebody asked, only what serves who waited; else what is
	 * begun after that.
	 */
	private Mono<Taken> take(String key, Mono<FinishedView> make, long arrived) {
		Flight<FinishedView> own = new Flight<>(make.contextWrite(Deadline::renew),
				(ended) -> this.underWay.remove(key, ended));
		Flight<FinishedView> other = this.underWay.putIfAbsent(key, own);
		if (other == null) {
			return own.result().map((view) -> new Taken(view, false));
		}
		Mono<Taken> taken = other.result().map((view) -> new Taken(view, true));
		return other.isSince(arrived) ? taken
				: taken.filter((each) -> each.view().servesWhoWaited(arrived, other.isJustBefore(arrived)))
					.onErrorComplete()
					.switchIfEmpty(Mono.defer(() -> takeAfter(key, make, arrived)));
	}

	/** What somebody else who had waited may have made already. */
	private Mono<Taken> takeAfter(String key, Mono<FinishedView> make, long arrived) {
		FinishedView made = fresh(key);
		return (made != null) ? Mono.just(new Taken(made, true)) : take(key, make, arrived);
	}

	private static @Nullable String pattern(ServerWebExchange exchange) {
		PathPattern pattern = exchange.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
		return (pattern != null) ? pattern.getPatternString() : null;
	}

	private String key(ServerHttpRequest request) {
		URI address = request.getURI();
		String query = (address.getRawQuery() != null) ? "?" + address.getRawQuery() : "";
		return key(request.getHeaders().getOrEmpty(HttpHeaders.ACCEPT), address.getRawPath() + query);
	}

	/** What a view is a function of; what is not asked for is as of the day. */
	private String key(List<String> accept, String address) {
		String formats = (accept.size() == 1) ? accept.getFirst() : String.join(",", accept);
		return LocalDate.ofInstant(this.clock.instant(), ZoneOffset.UTC).toEpochDay() + " " + formats + " " + address;
	}

	private static boolean passesBy(HttpHeaders headers) {
		String control = headers.getCacheControl();
		return (control != null) ? control.toLowerCase(Locale.ROOT).contains("no-cache")
				: "no-cache".equalsIgnoreCase(headers.getFirst(HttpHeaders.PRAGMA));
	}

	private static String how(String reason, FinishedView view) {
		return "casebook; fwd=" + reason + (view.isComplete() ? "; stored" : "") + "; detail=\"" + view.ways() + '"';
	}

	private record Taken(FinishedView view, boolean collapsed) {
	}

}
