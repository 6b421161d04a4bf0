package io.casebook.gateway.service;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;

import io.casebook.problem.ApiProblem;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedBulkheadMetrics;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.ConnectTimeoutException;

import org.springframework.stereotype.Component;

/**
 * The circuit breakers: a service that hangs is not asked again until its feed is heard
 * or some seconds are over, so that its callers need not wait; a first call that takes
 * long then keeps nobody else from the next. One that refuses connections fails fast by
 * itself and is found again the moment it is back, so refusals do not count. Nor do
 * problems that a service reports of a request. The bulkheads: so many calls to one
 * service at a time.
 */
@Component
class Breakers {

	/** More calls to one service than it can work on would only wait. */
	private static final BulkheadConfig AT_ONCE = BulkheadConfig.custom()
		.maxConcurrentCalls(150)
		.maxWaitDuration(Duration.ZERO)
		.build();

	private static final CircuitBreakerConfig CONFIG = CircuitBreakerConfig.custom()
		.slidingWindow(4, 3, SlidingWindowType.COUNT_BASED)
		.failureRateThreshold(75)
		.waitDurationInOpenState(Duration.ofSeconds(5))
		.permittedNumberOfCallsInHalfOpenState(1)
		.maxWaitDurationInHalfOpenState(ServiceGuard.LONG)
		.ignoreException((failure) -> failure instanceof BulkheadFullException
				|| failure instanceof TooLittleTimeException || isRefusal(failure))
		.recordException(
				(failure) -> !(failure instanceof ApiProblem) || failure instanceof ServiceUnavailableException)
		.build();

	private final CircuitBreakerRegistry breakers = CircuitBreakerRegistry.of(CONFIG);

	private final BulkheadRegistry bulkheads = BulkheadRegistry.of(AT_ONCE);

	Breakers(MeterRegistry meters) {
		TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(this.breakers).bindTo(meters);
		TaggedBulkheadMetrics.ofBulkheadRegistry(this.bulkheads).bindTo(meters);
	}

	CircuitBreaker of(Service service) {
		return this.breakers.circuitBreaker(service.id());
	}

	Bulkhead bulkheadOf(Service service) {
		return this.bulkheads.bulkhead(service.id());
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
