package io.casebook.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;

import io.casebook.gateway.access.Scope;

/**
 * Somebody who asks for an operation.
 *
 * @param name who it is, for the report
 * @param credentials the header that says so, as name and value; none for nobody
 * @param good whether the credentials are to be believed
 * @param scopes what they open
 */
record Caller(String name, List<String> credentials, boolean good, Set<Scope> scopes) {

	static Caller nobody() {
		return new Caller("nobody", List.of(), true, Set.of());
	}

	/** Whose credentials are not to be believed. */
	static Caller refused(String name, String header, String value) {
		return new Caller(name, List.of(header, value), false, Set.of());
	}

	static Caller with(String name, String header, String value, Scope scope) {
		return new Caller(name, List.of(header, value), true, Set.of(scope));
	}

	/** What the gateway has to do with the request, by the rules of its documentation. */
	String expected(Operation operation, boolean openReading) {
		if (!this.good) {
			return "unauthorized";
		}
		if (operation.scope().isIn(this.scopes)) {
			return "let in";
		}
		if (this.credentials.isEmpty()) {
			return (openReading && operation.scope() == Scope.READ) ? "let in" : "unauthorized";
		}
		return "forbidden";
	}

	/** What the gateway does with it. */
	String met(Operation operation, int port) {
		HttpResponse<InputStream> answer = operation.ask(port, this.credentials);
		try (InputStream _ = answer.body()) {
			return met(answer);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String met(HttpResponse<InputStream> answer) {
		String type = answer.headers().firstValue("Content-Type").orElse("none");
		boolean told = answer.headers().firstValue("WWW-Authenticate").isPresent();
		return switch (answer.statusCode()) {
			case 401 -> (told && type.equals("application/problem+json")) ? "unauthorized" : "401 without a reason";
			case 403 -> (told && type.equals("application/problem+json")) ? "forbidden" : "403 without a reason";
			case 500 -> "failed";
			default -> "let in";
		};
	}

}
