package io.casebook.gateway.service;

import java.io.IOException;
import java.net.URI;

import io.casebook.problem.ApiProblem;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientRequestException;

/**
 * The services' doors for work that may take long: the calls have neither the views'
 * deadlines nor their circuit breakers, and are signed as the gateway's own work on
 * somebody's behalf.
 */
public final class ServiceDoors {

	/** The service of which a request changes what it shows. */
	private static final String WRITTEN = ServiceDoors.class.getName();

	private final ServiceProperties services;

	private final WebClient http;

	private final CallSigning calls;

	ServiceDoors(ServiceProperties services, WebClient http, CallSigning calls, Freshness freshness) {
		this.services = services;
		this.http = http.mutate()
			.filter((request, next) -> next.exchange(request)
				.doOnNext((response) -> request.attribute(WRITTEN)
					.map(Service.class::cast)
					.ifPresent((service) -> freshness.changed(service))))
			.build();
		this.calls = calls;
	}

	/** Whether there is a key; without one the services refuse whatever is sent. */
	public boolean haveKey() {
		return this.calls.isPossible();
	}

	/**
	 * A request that changes what a service shows. Whoever made it finds that in what
	 * this gateway answers afterwards: what is kept of the service counts no more.
	 * @param address its path and query, encoded
	 * @param subject on whose behalf it is made
	 */
	public WebClient.RequestBodySpec write(Service service, String address, String subject) {
		return post(service, address, subject).attribute(WRITTEN, service);
	}

	/**
	 * A request to a service that shows the same afterwards.
	 * @param address its path and query, encoded
	 * @param subject on whose behalf it is made
	 */
	public WebClient.RequestBodySpec post(Service service, String address, String subject) {
		return request(HttpMethod.POST, service, address, subject);
	}

	/**
	 * A request that has a service remove something it does not show.
	 * @param address its path and query, encoded
	 * @param subject on whose behalf it is made
	 */
	public WebClient.RequestHeadersSpec<?> delete(Service service, String address, String subject) {
		return request(HttpMethod.DELETE, service, address, subject);
	}

	/**
	 * The answer to a request that passed through for a client: what is wrong with it is
	 * the client's to hear, in the service's words.
	 */
	public <T> Mono<T> passedOn(Service service, WebClient.RequestHeadersSpec<?> request, Class<T> type) {
		return request.exchangeToMono((response) -> read(service, response, type))
			.onErrorMap(WebClientRequestException.class, (failure) -> failure(service, failure));
	}

	/** The same with the head of the answer, where there is one to tell of. */
	public <T> Mono<ResponseEntity<T>> answered(Service service, WebClient.RequestHeadersSpec<?> request,
			Class<T> type) {
		return request.exchangeToMono(
				(response) -> read(service, response, type).map((body) -> ResponseEntity.status(response.statusCode())
					.headers(response.headers().asHttpHeaders())
					.body(body)))
			.onErrorMap(WebClientRequestException.class, (failure) -> failure(service, failure));
	}

	private WebClient.RequestBodySpec request(HttpMethod method, Service service, String address, String subject) {
		return this.http.method(method)
			.uri(URI.create(this.services.of(service).base() + address))
			.headers((headers) -> this.calls.signWork(headers, service, subject));
	}

	private static <T> Mono<T> read(Service service, ClientResponse response, Class<T> type) {
		if (!response.statusCode().isError()) {
			return response.bodyToMono(type)
				.onErrorMap(IOException.class, (failure) -> ServiceUnavailableException.silent(service, failure));
		}
		ApiProblem useless = new ServiceUnavailableException(service,
				"answered with status " + response.statusCode().value(), null);
		return response.bodyToMono(ReportedProblem.class)
			.onErrorResume((failure) -> Mono.empty())
			.map((reported) -> reported.passOn().map((problem) -> withPause(problem, response)).orElse(useless))
			.defaultIfEmpty(useless)
			.flatMap(Mono::error);
	}

	/** When to ask again is the client's to hear, too. */
	private static ApiProblem withPause(ApiProblem problem, ClientResponse response) {
		response.headers()
			.header(HttpHeaders.RETRY_AFTER)
			.forEach((pause) -> problem.getHeaders().set(HttpHeaders.RETRY_AFTER, pause));
		return problem;
	}

	/** What went wrong with the request's own body comes wrapped by the client. */
	private static Throwable failure(Service service, WebClientRequestException failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof ApiProblem) {
				return cause;
			}
		}
		return ServiceUnavailableException.silent(service, failure);
	}

}
