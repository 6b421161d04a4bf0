package io.casebook.gateway.access;

import reactor.core.publisher.Mono;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.WebFilterExchange;
import org.springframework.security.web.server.authentication.AuthenticationWebFilter;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.security.web.server.firewall.StrictServerWebExchangeFirewall;
import org.springframework.security.web.server.savedrequest.NoOpServerRequestCache;

/**
 * Puts keys, tokens and rules into the filter chain of Spring Security, without the parts
 * of it that are for forms and sessions: there are none.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
class SecurityConfiguration {

	@Bean
	SecurityWebFilterChain securityChain(ServerHttpSecurity http, KeysBeforeTokens callers,
			AccessProperties properties) {
		ReactiveAuthenticationManager manager = callers::authenticate;
		AuthenticationWebFilter authentication = new AuthenticationWebFilter(manager);
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
	StandingAccess standingAccess(KeysBeforeTokens callers, AccessProperties properties) {
		return new StandingAccess(callers::authenticate, properties.recheck());
	}

	private static Mono<Void> letIn(WebFilterExchange exchange, Authentication shown) {
		if (shown instanceof Identity identity) {
			identity.note(exchange.getExchange());
		}
		return exchange.getChain().filter(exchange.getExchange());
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
