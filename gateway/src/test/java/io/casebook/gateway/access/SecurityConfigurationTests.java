package io.casebook.gateway.access;

import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.reactive.ReactiveOAuth2ResourceServerAutoConfiguration;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.ReactiveAuthenticationManager;

import static org.assertj.core.api.Assertions.assertThat;

class SecurityConfigurationTests {

	private static final String ISSUER = "spring.security.oauth2.resourceserver.jwt.issuer-uri=https://issuer.example.org";

	private final ReactiveWebApplicationContextRunner gateway = new ReactiveWebApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(ReactiveOAuth2ResourceServerAutoConfiguration.class))
		.withUserConfiguration(SecurityConfiguration.class, TokenConfiguration.class, WithKeys.class);

	@Test
	void tokensForOtherApplicationsAreNotTakenUnawares() {
		this.gateway.withPropertyValues(ISSUER)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("jwt.audiences is not set"));
		this.gateway.withPropertyValues(ISSUER, "spring.security.oauth2.resourceserver.jwt.audiences=casebook")
			.run((context) -> assertThat(context).hasNotFailed());
		this.gateway.run((context) -> assertThat(context).hasNotFailed());
	}

	@Configuration(proxyBeanMethods = false)
	@EnableConfigurationProperties(AccessProperties.class)
	static class WithKeys {

		@Bean
		ReactiveAuthenticationManager keys() {
			return (shown) -> Mono.empty();
		}

	}

}
