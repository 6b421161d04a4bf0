package io.casebook.gateway.service;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

import io.casebook.problem.ApiProblem;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import reactor.core.publisher.Mono;

/**
 * Has calls to one service go through its circuit breaker. What fails otherwise than by a
 * problem that was reported is a {@link ServiceUnavailableException}.
 */
public final class ServiceGuard {

	/** That there was no answer sooner than this tells nothing of the service. */
	static final Duration LONG = Duration.ofMillis(1500);

	private final Service service;

	private final CircuitBreaker breaker;

	ServiceGuard(Service service, CircuitBreaker breaker) {
		this.service = service;
		this.breaker = breaker;
	}

	/**
	 * Guards a read. The breaker also learns from clients that leave, or it never would
	 * of a service that is silent for longer than any of them waits.
	 * @param time how long it may take; what ends a little time tells nothing
	 */
	public <T> Mono<T> read(Mono<T> call, Duration time) {
		return Mono.defer(() -> {
			long begun = System.nanoTime();
			AtomicBoolean ended = new AtomicBoolean();
			return call.timeout(time, Mono.error(() -> late(time)))
				.transformDeferred(CircuitBreakerOperator.of(this.breaker))
				.onErrorMap(this::failure)
				.doOnTerminate(() -> ended.set(true))
				.doOnCancel(() -> {
					// who has what he waited for leaves by this as well
					if (!ended.get()) {
						leftAfter(System.nanoTime() - begun);
					}
				});
		});
	}

	/**
	 * Guards a write. It takes as long as its client sends and until its turn comes,
	 * which tells nothing of whether reads are answered: the breaker learns of those that
	 * are answered while it tries the service, and of no failure.
	 */
	public <T> Mono<T> write(Mono<T> call) {
		return Mono
			.defer(() -> isRefused()
					? Mono.error(CallNotPermittedException.createCallNotPermittedException(this.breaker))
					: call.doOnSuccess((answer) -> answered()))
			.onErrorMap(this::failure);
	}

	/**
	 * Whether nothing is asked of the service; when it is time to try, a write may go.
	 */
	private boolean isRefused() {
		if (!isOpen()) {
			return false;
		}
		if (!this.breaker.tryAcquirePermission()) {
			return true;
		}
		this.breaker.releasePermission();
		return false;
	}

	private void answered() {
		if (this.breaker.getState() == CircuitBreaker.State.HALF_OPEN) {
			this.breaker.onSuccess(0, TimeUnit.NANOSECONDS);
		}
	}

	/** The service is heard of: if it was not asked for a while, it may be asked. */
	public void heard() {
		if (isOpen()) {
			this.breaker.transitionToHalfOpenState();
		}
	}

	/** Whether it is asked: {@code closed}, {@code open} or {@code half-open}. */
	String state() {
		return this.breaker.getState().name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	private boolean isOpen() {
		return this.breaker.getState() == CircuitBreaker.State.OPEN;
	}

	Throwable failure(Throwable failure) {
		return (failure instanceof ApiProblem) ? failure : ServiceUnavailableException.silent(this.service, failure);
	}

	private static Exception late(Duration time) {
		return (time.compareTo(LONG) < 0) ? new TooLittleTimeException()
				: new TimeoutException("There was no answer within " + time);
	}

	private void leftAfter(long time) {
		if (time > LONG.toNanos()) {
			this.breaker.onError(time, TimeUnit.NANOSECONDS, new TimeoutException("Nobody waited any longer"));
		}
	}

}
