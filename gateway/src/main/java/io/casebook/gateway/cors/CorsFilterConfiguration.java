package io.casebook.gateway.cors;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import io.casebook.problem.ApiProblem;
import io.casebook.problem.ProblemType;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.reactive.CorsWebFilter;
import org.springframework.web.cors.reactive.DefaultCorsProcessor;
import org.springframework.web.cors.reactive.UrlBasedCorsConfigurationSource;

/**
 * One rule for the gateway's own views and for routes. Changing something needs a key
 * that the page itself must bring: a browser adds none by itself.
 */
@Configuration(proxyBeanMethods = false)
class CorsFilterConfiguration {

	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE)
	CorsWebFilter corsFilter(CorsProperties properties) {
		CorsConfiguration rule = new CorsConfiguration();
		rule.setAllowedOrigins(properties.allowedOrigins());
		rule.setAllowedMethods(Stream
			.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS, HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH,
					HttpMethod.DELETE)
			.map(HttpMethod::name)
			.toList());
		rule.setAllowedHeaders(List.of(CorsConfiguration.ALL));
		rule.setExposedHeaders(List.of(HttpHeaders.ETAG, HttpHeaders.LINK, HttpHeaders.LOCATION,
				HttpHeaders.RETRY_AFTER, "Deprecation", "Sunset", "RateLimit", "RateLimit-Policy",
				"Idempotency-Replayed", "Casebook-Sections"));
		rule.setMaxAge(Duration.ofHours(1));
		UrlBasedCorsConfigurationSource everywhere = new UrlBasedCorsConfigurationSource();
		everywhere.registerCorsConfiguration("/**", rule);
		return new CorsWebFilter(everywhere, new Refusing());
	}

	/** Refuses with a problem, as everything does, instead of an empty answer. */
	private static final class Refusing extends DefaultCorsProcessor {

		@Override
		protected void rejectRequest(ServerHttpResponse response) {
			throw new ApiProblem(ProblemType.FORBIDDEN, "Pages of this origin may not make this request");
		}

	}

}
