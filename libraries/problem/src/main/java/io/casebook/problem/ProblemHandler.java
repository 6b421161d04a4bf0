package io.casebook.problem;

import java.net.URI;
import java.time.Duration;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.webflux.error.ErrorWebExceptionHandler;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;

/**
 * Renders every failure of a request as {@code application/problem+json}: those of
 * controllers, of filters and of routes alike.
 */
class ProblemHandler implements ErrorWebExceptionHandler, Ordered {

	private static final Logger log = LoggerFactory.getLogger(ProblemHandler.class);

	private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

	private final JsonMapper json;

	private final Outages outages = new Outages();

	ProblemHandler(JsonMapper json) {
		this.json = json;
	}

	/** Before Boot's own handler. */
	@Override
	public int getOrder() {
		return -2;
	}

	@Override
	public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
		ServerHttpResponse response = exchange.getResponse();
		if (response.isCommitted()) {
			return Mono.error(failure);
		}
		ApiProblem problem = ProblemTranslation.translate(failure);
		ProblemDetail body = new OwnDetail(problem.getBody());
		if (body.getInstance() == null) {
			// a path that began with two slashes would read as the address of another
			// host
			body.setInstance(URI.create(exchange.getRequest().getURI().getRawPath().replaceFirst("^/+", "/")));
		}
		report(exchange, problem, failure);
		response.setStatusCode(problem.getStatusCode());
		response.getHeaders().putAll(problem.getHeaders());
		if (isPassing(problem) && !response.getHeaders().containsHeader(HttpHeaders.RETRY_AFTER)) {
			response.getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(RETRY_AFTER.toSeconds()));
		}
		response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
		response.getHeaders().remove("ETag");
		byte[] bytes = this.json.writeValueAsBytes(body);
		response.getHeaders().setContentLength(bytes.length);
		return response.writeWith(Mono.fromSupplier(() -> response.bufferFactory().wrap(bytes)));
	}

	private static boolean isPassing(ApiProblem problem) {
		return problem.getStatusCode().isSameCodeAs(ProblemType.UNAVAILABLE.status())
				|| problem.getStatusCode().isSameCodeAs(ProblemType.TOO_MANY_REQUESTS.status());
	}

	private void report(ServerWebExchange exchange, ApiProblem problem, Throwable failure) {
		String path = exchange.getRequest().getPath().value();
		if (problem.getStatusCode().value() == ProblemType.INTERNAL_ERROR.status().value()) {
			log.error("{} {} failed", exchange.getRequest().getMethod(), path, failure);
		}
		else if (problem.getStatusCode().is5xxServerError()) {
			this.outages.report(exchange.getRequest().getMethod() + " " + path, problem, failure);
		}
	}

	/** A copy for one request, as several may share a failure. */
	private static final class OwnDetail extends ProblemDetail {

		OwnDetail(ProblemDetail shared) {
			super(shared);
		}

	}

}
