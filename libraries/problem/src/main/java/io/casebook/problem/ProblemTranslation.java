package io.casebook.problem;

import java.net.ConnectException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;

import io.netty.channel.ChannelException;
import reactor.netty.channel.AbortedException;

import org.springframework.beans.TypeMismatchException;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponse;
import org.springframework.web.server.ContentTooLargeException;
import org.springframework.web.server.MissingRequestValueException;
import org.springframework.web.server.ServerWebInputException;

/**
 * Decides which problem an exception is. What is not foreseen becomes an internal error
 * that tells the client nothing of the inside.
 */
final class ProblemTranslation {

	/** By name, because a service without a database has none of these classes. */
	private static final Set<String> OUTAGES = Set.of("io.r2dbc.spi.R2dbcTransientResourceException",
			"io.r2dbc.spi.R2dbcNonTransientResourceException", "io.r2dbc.spi.R2dbcTimeoutException",
			"org.springframework.dao.QueryTimeoutException",
			"org.springframework.dao.DataAccessResourceFailureException",
			"org.springframework.dao.TransientDataAccessResourceException",
			"org.springframework.transaction.CannotCreateTransactionException",
			"reactor.pool.PoolAcquireTimeoutException", "reactor.netty.http.client.PrematureCloseException",
			"org.springframework.web.reactive.function.client.WebClientRequestException");

	private ProblemTranslation() {
	}

	static ApiProblem translate(Throwable failure) {
		return switch (failure) {
			case ApiProblem problem -> problem;
			case MissingRequestValueException missing ->
				ApiProblem.invalidParameter(missing.getName(), null, "it is required");
			case ServerWebInputException input -> input(input);
			case InvalidMediaTypeException media -> new ApiProblem(ProblemType.UNSUPPORTED_MEDIA_TYPE,
					"A header names a media type that is none", List.of(), media);
			case AbortedException gone -> new ApiProblem(ProblemType.MALFORMED_REQUEST,
					"The connection was closed before the request had come", List.of(), gone);
			case ContentTooLargeException large when large.getCause() instanceof DataBufferLimitException limit ->
				new ApiProblem(ProblemType.CONTENT_TOO_LARGE, "A body of this kind may have up to %s bytes"
					.formatted(String.valueOf(limit.getMessage()).replaceAll("\\D", "")), List.of(), large);
			case ErrorResponse response -> response(response, failure);
			default -> isOutage(failure) ? unavailable(failure) : internal(failure);
		};
	}

	private static ApiProblem input(ServerWebInputException input) {
		if (input.getCause() instanceof TypeMismatchException mismatch) {
			String name = mismatch.getPropertyName();
			if (name == null && input.getMethodParameter() != null) {
				name = input.getMethodParameter().getParameterName();
			}
			Object value = mismatch.getValue();
			return ApiProblem.invalidParameter((name != null) ? name : "value",
					(value != null) ? value.toString() : null, Expectation.of(mismatch, mismatch.getRequiredType()));
		}
		return new ApiProblem(ProblemType.MALFORMED_REQUEST, "The body could not be read as the operation needs it",
				List.of(), input);
	}

	private static ApiProblem response(ErrorResponse response, Throwable failure) {
		ProblemType type = ProblemType.of(response.getStatusCode().value());
		ProblemDetail body = response.getBody();
		boolean ownWords = type == ProblemType.INTERNAL_ERROR || type == ProblemType.NOT_FOUND;
		String detail = (ownWords || body.getDetail() == null) ? type.explanation() : body.getDetail();
		ApiProblem problem = new ApiProblem(type, detail, List.of(), failure);
		problem.getHeaders().putAll(response.getHeaders());
		return problem;
	}

	private static boolean isOutage(Throwable failure) {
		int depth = 0;
		for (Throwable cause = failure; cause != null && depth < 10; cause = cause.getCause()) {
			if (cause instanceof TimeoutException || cause instanceof ConnectException
					|| cause instanceof ChannelException) {
				return true;
			}
			for (Class<?> type = cause.getClass(); type != null; type = type.getSuperclass()) {
				if (OUTAGES.contains(type.getName())) {
					return true;
				}
			}
			depth++;
		}
		return false;
	}

	private static ApiProblem unavailable(Throwable failure) {
		return new ApiProblem(ProblemType.UNAVAILABLE,
				"A service or database that the answer needs did not answer in time", List.of(), failure);
	}

	private static ApiProblem internal(Throwable failure) {
		return new ApiProblem(ProblemType.INTERNAL_ERROR, "Casebook failed in a way that it did not foresee", List.of(),
				failure);
	}

}
