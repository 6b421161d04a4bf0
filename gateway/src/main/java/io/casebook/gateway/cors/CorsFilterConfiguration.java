package io.casebook.gateway.cors;

import java.time.Duration;
import java.util.List;

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

/** One rule for the gateway's own views and for routes. */
@Configuration(proxyBeanMethods = false)
class CorsFilterConfiguration {

	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE)
	CorsWebFilter corsFilter(CorsProperties properties) {
		CorsConfiguration reading = new CorsConfiguration();
		reading.setAllowedOrigins(properties.allowedOrigins());
		reading.setAllowedMethods(List.of(HttpMethod.GET.name(), HttpMethod.HEAD.name(), HttpMethod.OPTIONS.name()));
		reading.setAllowedHeaders(List.of(CorsConfiguration.ALL));
		reading.setExposedHeaders(
				List.of(HttpHeaders.ETAG, HttpHeaders.LINK, HttpHeaders.RETRY_AFTER, "Casebook-Sections"));
		reading.setMaxAge(Duration.ofHours(1));
		UrlBasedCorsConfigurationSource everywhere = new UrlBasedCorsConfigurationSource();
		everywhere.registerCorsConfiguration("/**", reading);
		return new CorsWebFilter(everywhere, new Refusing());
	}

	/** Refuses with a problem, as everything does, instead of an empty answer. */
	private static final class Refusing extends DefaultCorsProcessor {

		@Override
		protected void rejectRequest(ServerHttpResponse response) {
			throw new ApiProblem(ProblemType.FORBIDDEN,
					"Pages of this origin may not make this request; others can read only");
		}

	}

}
