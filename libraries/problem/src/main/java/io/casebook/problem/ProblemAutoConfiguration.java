package io.casebook.problem;

import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.webflux.autoconfigure.WebFluxRegistrations;
import org.springframework.context.annotation.Bean;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

/**
 * Problem details for every failure, and strict query parameters, for Casebook's own
 * controllers.
 */
@AutoConfiguration
class ProblemAutoConfiguration {

	@Bean
	ProblemHandler problemHandler(JsonMapper json) {
		return new ProblemHandler(json);
	}

	@Bean
	WebFluxRegistrations strictParameters() {
		return new WebFluxRegistrations() {

			@Override
			public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
				return new StrictParameters("io.casebook.");
			}

		};
	}

}
