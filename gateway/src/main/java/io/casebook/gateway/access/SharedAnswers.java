package io.casebook.gateway.access;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import reactor.core.publisher.Mono;

import org.springframework.http.ResponseEntity;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFunction;

/**
 * Asks for each address once at a time, and again only when the last answer has served
 * for a while: tokens with made-up keys make no more calls than this. For a client that
 * reads a few small documents, always the same.
 */
final class SharedAnswers implements ExchangeFilterFunction {

	private static final Duration MOMENT = Duration.ofSeconds(1);

	private final Duration rest;

	private final Duration failureRest;

	private final Duration deadline;

	private final Map<URI, Mono<ResponseEntity<byte[]>>> answers = new ConcurrentHashMap<>();

	/**
	 * Begins with no answers.
	 * @param rest how long one serves; one that tells of a failure for a moment at most
	 * @param deadline for the whole of an answer
	 */
	SharedAnswers(Duration rest, Duration deadline) {
		this.rest = rest;
		this.failureRest = (rest.compareTo(MOMENT) < 0) ? rest : MOMENT;
		this.deadline = deadline;
	}

	@Override
	public Mono<ClientResponse> filter(ClientRequest request, ExchangeFunction next) {
		return this.answers
			.computeIfAbsent(request.url(),
					(address) -> next.exchange(request)
						.flatMap((response) -> response.toEntity(byte[].class))
						.timeout(this.deadline)
						.cache(this::serves, (failure) -> this.failureRest, () -> this.failureRest))
			.map(SharedAnswers::response);
	}

	private Duration serves(ResponseEntity<byte[]> answer) {
		return answer.getStatusCode().is2xxSuccessful() ? this.rest : this.failureRest;
	}

	private static ClientResponse response(ResponseEntity<byte[]> answer) {
		ClientResponse.Builder response = ClientResponse.create(answer.getStatusCode())
			.headers((headers) -> headers.addAll(answer.getHeaders()));
		byte[] body = answer.getBody();
		return ((body != null) ? response.body(new String(body, StandardCharsets.UTF_8)) : response).build();
	}

}
