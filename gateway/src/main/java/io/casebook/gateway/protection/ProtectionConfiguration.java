package io.casebook.gateway.protection;

import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ProtectionConfiguration {

	@Bean
	WebServerFactoryCustomizer<NettyReactiveWebServerFactory> unreadAnswers(ProtectionProperties properties) {
		return (factory) -> factory.addServerCustomizers((server) -> server
			.doOnChannelInit((observer, channel, address) -> UnreadAnswers.watch(channel, properties.unread())));
	}

}
