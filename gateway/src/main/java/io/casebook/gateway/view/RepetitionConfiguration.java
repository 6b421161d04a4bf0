package io.casebook.gateway.view;

import reactor.netty.NettyPipeline;

import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Puts what repeats answers into each connection, after what watches how its requests
 * come and before the server.
 */
@Configuration(proxyBeanMethods = false)
class RepetitionConfiguration {

	@Bean
	WebServerFactoryCustomizer<NettyReactiveWebServerFactory> repeatedRequests(Repetition repetition) {
		return (factory) -> factory
			.addServerCustomizers((server) -> server.doOnChannelInit((observer, channel, address) -> channel.pipeline()
				.addBefore(NettyPipeline.HttpTrafficHandler, RepeatedRequests.class.getName(),
						new RepeatedRequests(repetition))));
	}

}
