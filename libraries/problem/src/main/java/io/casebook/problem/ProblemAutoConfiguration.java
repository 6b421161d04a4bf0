package io.casebook.problem;

import reactor.netty.NettyPipeline;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.webflux.autoconfigure.WebFluxRegistrations;
import org.springframework.context.annotation.Bean;
import org.springframework.core.convert.ConversionService;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
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
	WebServerFactoryCustomizer<NettyReactiveWebServerFactory> bareRefusals(JsonMapper json) {
		return (factory) -> factory
			.addServerCustomizers((server) -> server.doOnChannelInit((observer, channel, address) -> channel.pipeline()
				.addAfter(NettyPipeline.HttpCodec, BareRefusals.class.getName(), new BareRefusals(json))));
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

	@Bean
	WebFluxConfigurer queryRecords(
			@Qualifier("webFluxConversionService") ObjectProvider<ConversionService> conversion) {
		return new WebFluxConfigurer() {

			@Override
			public void configureArgumentResolvers(ArgumentResolverConfigurer resolvers) {
				resolvers.addCustomResolver(new QueryRecords(conversion.getObject()));
			}

		};
	}

}
