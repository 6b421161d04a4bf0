package io.casebook.gateway.access;

import java.time.Duration;
import java.util.concurrent.TimeoutException;

import io.netty.channel.ChannelOption;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerProperties;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.reactive.JwkSetUriReactiveJwtDecoderBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtReactiveAuthenticationManager;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.WebFilterExchange;
import org.springframework.security.web.server.authentication.AuthenticationWebFilter;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.security.web.server.firewall.StrictServerWebExchangeFirewall;
import org.springframework.security.web.server.savedrequest.NoOpServerRequestCache;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * Puts keys, tokens and rules into the filter chain of Spring Security, without the parts
 * of it that are for forms and sessions: there are none.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
class SecurityConfiguration {

	private static final Duration ISSUER = Duration.ofMillis(2500);

	@Bean
	SecurityWebFilterChain securityChain(ServerHttpSecurity http, ReactiveAuthenticationManager keys,
			ObjectProvider<ReactiveJwtDecoder> tokens, OAuth2ResourceServerProperties issuer,
			AccessProperties properties) {
		ReactiveJwtDecoder decoder = tokens.getIfAvailable();
		if (decoder != null && issuer.getJwt().getAudiences().isEmpty()) {
			throw new IllegalStateException("spring.security.oauth2.resourceserver.jwt.audiences is not set: "
					+ "tokens that were issued for other applications would be taken");
		}
		AuthenticationWebFilter authentication = new AuthenticationWebFilter(manager(keys, decoder));
		authentication.setServerAuthenticationConverter(new Credentials());
		authentication.setAuthenticationSuccessHandler(SecurityConfiguration::letIn);
		authentication.setAuthenticationFailureHandler((exchange, failure) -> Refusals.useless(failure));
		return http.csrf(ServerHttpSecurity.CsrfSpec::disable)
			.cors(ServerHttpSecurity.CorsSpec::disable)
			.httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
			.formLogin(ServerHttpSecurity.FormLoginSpec::disable)
			.logout(ServerHttpSecurity.LogoutSpec::disable)
			// nothing is kept for a caller between requests; a session for each would
			// cost two thread switches
			.securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
			.requestCache((cache) -> cache.requestCache(NoOpServerRequestCache.getInstance()))
			.headers((headers) -> headers.cache(ServerHttpSecurity.HeaderSpec.CacheSpec::disable)
				.hsts(ServerHttpSecurity.HeaderSpec.HstsSpec::disable)
				.xssProtection(ServerHttpSecurity.HeaderSpec.XssProtectionSpec::disable))
			.exceptionHandling((handling) -> handling.authenticationEntryPoint(Refusals::unknown)
				.accessDeniedHandler(Refusals::insufficient))
			.addFilterAt(authentication, SecurityWebFiltersOrder.AUTHENTICATION)
			.authorizeExchange((rules) -> rules.anyExchange().access(new Rules(properties)))
			.build();
	}

	@Bean
	StandingAccess standingAccess(ReactiveAuthenticationManager keys, ObjectProvider<ReactiveJwtDecoder> tokens,
			AccessProperties properties) {
		return new StandingAccess(manager(keys, tokens.getIfAvailable()), properties.recheck());
	}

	private static ReactiveAuthenticationManager manager(ReactiveAuthenticationManager keys,
			@Nullable ReactiveJwtDecoder decoder) {
		if (decoder == null) {
			return keys;
		}
		JwtReactiveAuthenticationManager tokens = new JwtReactiveAuthenticationManager((token) -> decoder.decode(token)
			.timeout(ISSUER.multipliedBy(2))
			.onErrorMap(SecurityConfiguration::isOfTheIssuer, SecurityConfiguration::withoutKeys));
		tokens.setJwtAuthenticationConverter(new TokenIdentities());
		return new KeysBeforeTokens(keys, tokens);
	}

	/** The first is how the framework tells that it could not have the keys. */
	private static boolean isOfTheIssuer(Throwable failure) {
		return failure instanceof IllegalStateException || failure instanceof TimeoutException;
	}

	private static Throwable withoutKeys(Throwable failure) {
		return new JwtException("The keys of the issuer cannot be had", failure);
	}

	private static Mono<Void> letIn(WebFilterExchange exchange, Authentication shown) {
		if (shown instanceof Identity identity) {
			identity.note(exchange.getExchange());
		}
		return exchange.getChain().filter(exchange.getExchange());
	}

	/**
	 * Whoever has the keys of the tokens is waited for no longer than a service.
	 */
	@Bean
	JwkSetUriReactiveJwtDecoderBuilderCustomizer keysInTime() {
		HttpClient http = HttpClient.create()
			.option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) ISSUER.toMillis())
			.responseTimeout(ISSUER);
		WebClient client = WebClient.builder().clientConnector(new ReactorClientHttpConnector(http)).build();
		return (builder) -> builder.webClient(client);
	}

	/**
	 * Refuses paths that could be read in two ways. Headers, parameters and methods are
	 * for those who use them to judge: looking at each of them again at each use is what
	 * the firewall would spend most of its time with.
	 */
	@Bean
	StrictServerWebExchangeFirewall firewall() {
		StrictServerWebExchangeFirewall firewall = new StrictServerWebExchangeFirewall();
		firewall.setUnsafeAllowAnyHttpMethod(true);
		firewall.setAllowNull(true);
		firewall.setAllowedHeaderNames((name) -> true);
		firewall.setAllowedHeaderValues((value) -> true);
		firewall.setAllowedParameterNames((name) -> true);
		firewall.setAllowedParameterValues((value) -> true);
		return firewall;
	}

	@Bean
	ServerExchangeRejectedHandler rejected() {
		return Refusals::ambiguous;
	}

	/** One observation for each filter would cost more than the filters. */
	@Bean
	SecurityObservationSettings observations() {
		return SecurityObservationSettings.noObservations();
	}

}
