package io.casebook.gateway.service;

import java.util.HashMap;
import java.util.Map;

import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFunction;

/**
 * Signs the requests of the gateway's clients to services, so that none is forgotten. One
 * that is signed already, on behalf of somebody, stays as it is.
 */
final class SignedReading implements ExchangeFilterFunction {

	private final Map<String, Service> services = new HashMap<>();

	private final CallSigning calls;

	SignedReading(ServiceProperties places, CallSigning calls) {
		for (Service service : Service.values()) {
			this.services.put(places.of(service).url().getAuthority(), service);
		}
		this.calls = calls;
	}

	@Override
	public Mono<ClientResponse> filter(ClientRequest request, ExchangeFunction next) {
		Service service = this.services.get(request.url().getAuthority());
		if (service == null || request.headers().containsHeader(HttpHeaders.AUTHORIZATION)) {
			return next.exchange(request);
		}
		return next.exchange(
				ClientRequest.from(request).headers((headers) -> this.calls.signReading(headers, service)).build());
	}

}
