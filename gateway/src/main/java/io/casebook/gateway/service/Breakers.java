package io.casebook.gateway.service;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;

import io.casebook.problem.ApiProblem;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.netty.channel.ConnectTimeoutException;

/**
 * The circuit breakers: a service that hangs is not asked again for some seconds, so that
 * its callers need not wait. One that refuses connections fails fast by itself and is
 * found again the moment it is back, so refusals do not count. Nor do problems that a
 * service reports of a request.
 */
final class Breakers {

	private static final CircuitBreakerConfig CONFIG = CircuitBreakerConfig.custom()
		.slidingWindow(4, 3, SlidingWindowType.COUNT_BASED)
		.failureRateThreshold(75)
		.waitDurationInOpenState(Duration.ofSeconds(5))
		.permittedNumberOfCallsInHalfOpenState(1)
		.ignoreException(Breakers::isRefusal)
		.recordException(
				(failure) -> !(failure instanceof ApiProblem) || failure instanceof ServiceUnavailableException)
		.build();

	private Breakers() {
	}

	static CircuitBreaker of(Service service) {
		return CircuitBreaker.of(service.id(), CONFIG);
	}

	private static boolean isRefusal(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof ConnectTimeoutException) {
				return false;
			}
			if (cause instanceof ConnectException || cause instanceof UnknownHostException) {
				return true;
			}
		}
		return false;
	}

}
