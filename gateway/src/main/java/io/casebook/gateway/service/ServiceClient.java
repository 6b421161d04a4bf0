package io.casebook.gateway.service;

import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.Map;
import java.util.function.Function;

import io.casebook.deadlines.Deadline;
import io.casebook.problem.ApiProblem;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.reactor.bulkhead.operator.BulkheadOperator;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * Asks one service. Each call has a deadline and goes through the service's circuit
 * breaker. An outage is a {@link ServiceUnavailableException}, and so is an answer that
 * cannot be used. A problem that the client can mend is passed on as it was reported.
 */
public final class ServiceClient {

	/** That there was no answer sooner than this tells nothing of the service. */
	private static final Duration LONG = Duration.ofMillis(1500);

	private final Service service;

	private final ServiceProperties.Place place;

	private final WebClient http;

	private final JsonMapper json;

	private final Slices slices;

	private final PartedCalls parted;

	private final CircuitBreaker breaker;

	private final Bulkhead bulkhead;

	private final RetryBudget retries = new RetryBudget();

	ServiceClient(Service service, ServiceProperties.Place place, WebClient http, JsonMapper json, Slices slices,
			Breakers breakers) {
		this.service = service;
		this.place = place;
		this.http = http;
		this.json = json;
		this.slices = slices;
		this.parted = new PartedCalls(this, service, slices, place.deadline());
		this.breaker = breakers.of(service);
		this.bulkhead = breakers.bulkheadOf(service);
	}

	/**
	 * A section of a view. An answer that is kept serves when the service's feed tells
	 * that it is still right, or when the service is out.
	 * @param things what would make it another answer, as {@link Uses} names it
	 */
	public <T> Mono<Section<T>> section(ServiceRequest request, Class<T> type,
			Function<? super T, ? extends Collection<String>> things) {
		return this.slices.section(this.service, this.service.id() + request.address(), answer(request, type), things);
	}

	/**
	 * The sections of several things by their keys, each kept by itself. Those that are
	 * not kept are asked for together.
	 */
	public <A, T> Mono<Section<Map<String, T>>> sections(Collection<String> keys, Parted<A, T> parted) {
		return this.parted.sections(keys, parted);
	}

	/** What the service answers now, whatever is kept of what it answered before. */
	public <T> Mono<T> anew(ServiceRequest request, Class<T> type) {
		return answer(request, type).map(Slices.Answer::content);
	}

	/** An answer, read as a type. */
	<T> Mono<Slices.Answer<T>> answer(ServiceRequest request, Class<T> type) {
		return bytes(request, this.place.deadline())
			.map((bytes) -> new Slices.Answer<>(read(bytes, type), bytes.length));
	}

	/** The items of an answer that does not end, one a line. */
	public <T> Flux<T> items(ServiceRequest request, Class<T> type) {
		return this.http.get()
			.uri(uri(request))
			.accept(MediaType.APPLICATION_NDJSON)
			.exchangeToFlux((response) -> response.statusCode().isError() ? response.bodyToMono(byte[].class)
				.defaultIfEmpty(new byte[0])
				.map((bytes) -> accepted(new Answer(response.statusCode(), bytes)))
				.thenMany(Flux.empty()) : response.bodyToFlux(type))
			.onErrorMap(this::failure);
	}

	/**
	 * An answer as it came, with a deadline of its own, unless that of the request that
	 * it is for comes before. The service is told of it.
	 */
	public Mono<byte[]> bytes(ServiceRequest request, Duration deadline) {
		return Mono.deferContextual((context) -> {
			Duration time = Deadline.remaining(context, deadline);
			return time.isZero() ? Mono.error(ServiceUnavailableException.tooLate(this.service))
					: bytes(request, Deadline.in(time), time);
		});
	}

	private Mono<byte[]> bytes(ServiceRequest request, Deadline deadline, Duration time) {
		return guardedRead(Mono.defer(() -> {
			this.retries.earn();
			Mono<Answer> answer = Mono.defer(() -> exchange(this.http.get().uri(uri(request)).headers(deadline::tell)));
			return answer.onErrorResume(this.retries::allows, (failure) -> answer);
		}).transformDeferred(BulkheadOperator.of(this.bulkhead)), time).map(this::accepted);
	}

	/**
	 * Runs a read under the circuit breaker, which else would never learn of a service
	 * that is silent for longer than any client waits.
	 * @param time how long it may take; what ends a little time tells nothing
	 */
	public <T> Mono<T> guardedRead(Mono<T> call, Duration time) {
		return Mono.defer(() -> {
			long begun = System.nanoTime();
			AtomicBoolean ended = new AtomicBoolean();
			return guarded(call.timeout(time, Mono.error(() -> late(time)))).doOnTerminate(() -> ended.set(true))
				.doOnCancel(() -> {
					// who has what he waited for leaves by this as well
					if (!ended.get()) {
						leftAfter(System.nanoTime() - begun);
					}
				});
		});
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

	/** Runs a call of another kind under the same circuit breaker. */
	public <T> Mono<T> guarded(Mono<T> call) {
		return call.transformDeferred(CircuitBreakerOperator.of(this.breaker)).onErrorMap(this::failure);
	}

	/** It is heard of, so one that was not asked for a while may be asked. */
	public void heard() {
		if (this.breaker.getState() == CircuitBreaker.State.OPEN) {
			this.breaker.transitionToHalfOpenState();
		}
	}

	/** Whether it is asked: {@code closed}, {@code open} or {@code half-open}. */
	String breakerState() {
		return this.breaker.getState().name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	private Mono<Answer> exchange(WebClient.RequestHeadersSpec<?> request) {
		return request.exchangeToMono((response) -> response.statusCode().is5xxServerError()
				? response.releaseBody().then(Mono.error(() -> useless(response.statusCode())))
				: response.bodyToMono(byte[].class)
					.defaultIfEmpty(new byte[0])
					.map((bytes) -> new Answer(response.statusCode(), bytes)));
	}

	private byte[] accepted(Answer answer) {
		if (!answer.status().isError()) {
			return answer.bytes();
		}
		try {
			throw this.json.readValue(answer.bytes(), ReportedProblem.class)
				.passOn()
				.orElseGet(() -> useless(answer.status()));
		}
		catch (JacksonException ex) {
			throw useless(answer.status());
		}
	}

	private ApiProblem useless(HttpStatusCode status) {
		return new ServiceUnavailableException(this.service, "answered with status " + status.value(), null);
	}

	private Throwable failure(Throwable failure) {
		return (failure instanceof ApiProblem) ? failure : ServiceUnavailableException.silent(this.service, failure);
	}

	private <T> T read(byte[] bytes, Class<T> type) {
		try {
			return this.json.readValue(bytes, type);
		}
		catch (JacksonException ex) {
			throw new ServiceUnavailableException(this.service, "gave an answer that could not be read", ex);
		}
	}

	private URI uri(ServiceRequest request) {
		return URI.create(this.place.base() + request.address());
	}

	private record Answer(HttpStatusCode status, byte[] bytes) {
	}

}
