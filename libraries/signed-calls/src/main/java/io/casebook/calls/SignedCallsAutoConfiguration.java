package io.casebook.calls;

import io.casebook.problem.ApiProblem;
import io.casebook.problem.ProblemType;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.ReactiveUserDetailsServiceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.security.web.server.firewall.StrictServerWebExchangeFirewall;
import org.springframework.security.web.server.savedrequest.NoOpServerRequestCache;
import org.springframework.security.web.server.util.matcher.NegatedServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.PathPatternParserServerWebExchangeMatcher;

/**
 * Has a service refuse what is not signed for it. What operators ask on the management
 * port is left alone. The gateway, which calls and is not called, leaves this out.
 */
@AutoConfiguration(before = ReactiveUserDetailsServiceAutoConfiguration.class)
@EnableWebFluxSecurity
@EnableConfigurationProperties(CallProperties.class)
public class SignedCallsAutoConfiguration {

	@Bean
	ReactiveJwtDecoder callDecoder(CallProperties properties, @Value("${spring.application.name}") String service) {
		return new CallDecoder(new AcceptedKeys(properties.publicKeys()), service);
	}

	@Bean
	SecurityWebFilterChain callChain(ServerHttpSecurity http, ReactiveJwtDecoder decoder,
			@Value("${spring.application.name}") String service) {
		ServerAuthenticationEntryPoint unsigned = (exchange, failure) -> unsigned(service);
		return http
			.securityMatcher(
					new NegatedServerWebExchangeMatcher(new PathPatternParserServerWebExchangeMatcher("/actuator/**")))
			.csrf(ServerHttpSecurity.CsrfSpec::disable)
			.cors(ServerHttpSecurity.CorsSpec::disable)
			.httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
			.formLogin(ServerHttpSecurity.FormLoginSpec::disable)
			.logout(ServerHttpSecurity.LogoutSpec::disable)
			.headers(ServerHttpSecurity.HeaderSpec::disable)
			// nothing is kept for a caller between requests; a session for each would
			// cost two thread switches
			.securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
			.requestCache((cache) -> cache.requestCache(NoOpServerRequestCache.getInstance()))
			.oauth2ResourceServer(
					(server) -> server.jwt((jwt) -> jwt.jwtDecoder(decoder)).authenticationEntryPoint(unsigned))
			.exceptionHandling((handling) -> handling.authenticationEntryPoint(unsigned)
				.accessDeniedHandler((exchange,
						failure) -> Mono.error(new ApiProblem(ProblemType.FORBIDDEN,
								"The call is not signed with the scope '%s'".formatted(CallRules.needed(exchange))))))
			.authorizeExchange((rules) -> rules.anyExchange().access(new CallRules()))
			.build();
	}

	private static Mono<Void> unsigned(String service) {
		ApiProblem problem = new ApiProblem(ProblemType.UNAUTHORIZED,
				"Calls are taken from the gateway only, signed for %s".formatted(service));
		problem.getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"%s\"".formatted(service));
		return Mono.error(problem);
	}

	/** Paths only: the rest was judged by the gateway or is by the operations. */
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
		return (exchange, failure) -> Mono
			.error(new ApiProblem(ProblemType.MALFORMED_REQUEST, "The path could be read in two ways"));
	}

	/** One observation for each filter would cost more than the filters. */
	@Bean
	SecurityObservationSettings observations() {
		return SecurityObservationSettings.noObservations();
	}

}
