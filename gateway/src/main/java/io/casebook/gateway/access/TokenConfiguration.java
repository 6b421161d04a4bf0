package io.casebook.gateway.access;

import java.time.Duration;

import io.netty.channel.ChannelOption;
import org.jspecify.annotations.Nullable;
import reactor.netty.http.client.HttpClient;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerProperties;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.reactive.JwkSetUriReactiveJwtDecoderBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtReactiveAuthenticationManager;
import org.springframework.web.reactive.function.client.WebClient;

/** Takes tokens beside keys where their issuer is configured. */
@Configuration(proxyBeanMethods = false)
class TokenConfiguration {

	private static final Duration ISSUER = Duration.ofMillis(2500);

	/** Makes the framework's decoder another one each time it is asked for. */
	@Bean
	static BeanFactoryPostProcessor decodersAnew() {
		return (beans) -> {
			for (String name : beans.getBeanNamesForType(ReactiveJwtDecoder.class, true, false)) {
				beans.getBeanDefinition(name).setScope(BeanDefinition.SCOPE_PROTOTYPE);
			}
		};
	}

	/**
	 * Whoever has the keys of the tokens is waited for no longer than a service, and
	 * asked no more often than there is reason to.
	 */
	@Bean
	JwkSetUriReactiveJwtDecoderBuilderCustomizer keysInTime(AccessProperties properties) {
		HttpClient http = HttpClient.create()
			.option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) ISSUER.toMillis())
			.responseTimeout(ISSUER);
		WebClient client = WebClient.builder()
			.clientConnector(new ReactorClientHttpConnector(http))
			.filter(new SharedAnswers(properties.issuer().rest(), ISSUER))
			.build();
		return (builder) -> builder.webClient(client);
	}

	@Bean
	KeysBeforeTokens keysBeforeTokens(ReactiveAuthenticationManager keys, ObjectProvider<ReactiveJwtDecoder> decoders,
			OAuth2ResourceServerProperties issuer, AccessProperties properties) {
		return new KeysBeforeTokens(keys, tokens(decoders, issuer, properties));
	}

	private static @Nullable ReactiveAuthenticationManager tokens(ObjectProvider<ReactiveJwtDecoder> decoders,
			OAuth2ResourceServerProperties issuer, AccessProperties properties) {
		if (decoders.getIfAvailable() == null) {
			return null;
		}
		if (issuer.getJwt().getAudiences().isEmpty()) {
			throw new IllegalStateException("spring.security.oauth2.resourceserver.jwt.audiences is not set: "
					+ "tokens that were issued for other applications would be taken");
		}
		IssuerTokens tokens = new IssuerTokens(decoders::getObject, properties.issuer(), ISSUER.multipliedBy(2));
		JwtReactiveAuthenticationManager manager = new JwtReactiveAuthenticationManager(tokens::decode);
		manager.setJwtAuthenticationConverter(new TokenIdentities());
		return manager;
	}

}
