package io.casebook.gateway.service;

import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;

import io.casebook.deadlines.Deadline;
import io.casebook.problem.ApiProblem;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.reactor.bulkhead.operator.BulkheadOperator;
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

	private final Service service;

	private final ServiceProperties.Place place;

	private final WebClient http;

	private final JsonMapper json;

	private final Slices slices;

	private final PartedCalls parted;

	private final ServiceGuard guard;

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
		this.guard = new ServiceGuard(service, breakers.of(service));
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
		return anew(request, type, this.place.deadline());
	}

	/** The same with a deadline of its own. */
	public <T> Mono<T> anew(ServiceRequest request, Class<T> type, Duration deadline) {
		return bytes(request, deadline).map((bytes) -> read(bytes, type));
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
			.onErrorMap(this.guard::failure);
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
		return this.guard.read(Mono.defer(() -> {
			this.retries.earn();
			Mono<Answer> answer = Mono.defer(() -> exchange(this.http.get().uri(uri(request)).headers(deadline::tell)));
			return answer.onErrorResume(this.retries::allows, (failure) -> answer);
		}).transformDeferred(BulkheadOperator.of(this.bulkhead)), time).map(this::accepted);
	}

	/** What its calls go through, those of others that ask the service, too. */
	public ServiceGuard guard() {
		return this.guard;
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
