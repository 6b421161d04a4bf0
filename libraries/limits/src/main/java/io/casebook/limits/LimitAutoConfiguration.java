package io.casebook.limits;

import reactor.netty.NettyPipeline;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jackson.autoconfigure.JsonFactoryBuilderCustomizer;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.web.reactive.config.WebFluxConfigurer;

/** Holds every request to the limits. */
@AutoConfiguration
@EnableConfigurationProperties(LimitProperties.class)
class LimitAutoConfiguration {

	@Bean
	JsonFactoryBuilderCustomizer jsonLimits() {
		return (factory) -> factory.streamReadConstraints(JsonLimits.constraints());
	}

	/** After Boot's own, whose setting holds for what services answer, too. */
	@Bean
	WebFluxConfigurer bodyLimit(LimitProperties limits) {
		return new WebFluxConfigurer() {

			@Override
			public void configureHttpMessageCodecs(ServerCodecConfigurer codecs) {
				codecs.defaultCodecs().maxInMemorySize(Math.toIntExact(limits.json().toBytes()));
			}

		};
	}

	@Bean
	WebServerFactoryCustomizer<NettyReactiveWebServerFactory> slowRequests(LimitProperties limits) {
		return (factory) -> factory
			.addServerCustomizers((server) -> server.doOnChannelInit((observer, channel, address) -> SlowRequests
				.watch(channel.pipeline(), NettyPipeline.HttpCodec, limits.head(), limits.body())));
	}

}
