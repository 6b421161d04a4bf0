package io.casebook.gateway.deprecation;

import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** Tells in every answer of a deprecated operation, failures too, that it is to go. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE - 10)
@EnableConfigurationProperties(DeprecationProperties.class)
public class Deprecations implements WebFilter {

	private final List<Place> places;

	Deprecations(DeprecationProperties properties) {
		this.places = properties.deprecations().stream().map(Place::of).toList();
	}

	/** What is to become of an operation, if anything. */
	public @Nullable Deprecation of(String method, String path) {
		String operation = method.toUpperCase(Locale.ROOT) + " " + path;
		return this.places.stream()
			.map(Place::deprecation)
			.filter((each) -> each.operation().equals(operation))
			.findFirst()
			.orElse(null);
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		this.places.stream()
			.filter((place) -> place.matches(exchange))
			.findFirst()
			.ifPresent((place) -> place.deprecation().tell(exchange.getResponse().getHeaders()));
		return chain.filter(exchange);
	}

	/**
	 * Where a deprecated operation is.
	 *
	 * @param path the paths that are its
	 */
	private record Place(Deprecation deprecation, PathPattern path) {

		static Place of(Deprecation deprecation) {
			return new Place(deprecation, PathPatternParser.defaultInstance.parse(deprecation.path()));
		}

		boolean matches(ServerWebExchange exchange) {
			String method = exchange.getRequest().getMethod().name();
			return this.deprecation.method().equals(method.equals("HEAD") ? "GET" : method)
					&& this.path.matches(exchange.getRequest().getPath().pathWithinApplication());
		}

	}

}
