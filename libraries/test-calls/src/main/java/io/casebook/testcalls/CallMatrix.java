package io.casebook.testcalls;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import tools.jackson.databind.json.JsonMapper;

/**
 * Every operation that a service describes on its own port, called signed in every way
 * that there is: only what is signed for it, and for the service, is taken.
 *
 * @param service the name that calls are signed for
 * @param port where it listens
 * @param operations what it has, as method and path
 */
public record CallMatrix(String service, int port, List<String> operations) {

	private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	/** What the service has beside the operations that it describes. */
	private static final List<String> OTHERS = List.of("GET /internal/changes", "GET /v3/api-docs", "GET /nothing",
			"POST /internal/nothing");

	/** Of the operations that a service describes, and some that it does not. */
	public static CallMatrix of(String service, int port) throws IOException, InterruptedException {
		HttpResponse<InputStream> answer = ask(port, "GET /v3/api-docs", new Calls(service).authorization("matrix"));
		try (InputStream document = answer.body()) {
			return new CallMatrix(service, port,
					Stream
						.concat(JsonMapper.shared()
							.readTree(document)
							.path("paths")
							.propertyStream()
							.flatMap((path) -> path.getValue()
								.propertyStream()
								.map((operation) -> operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey())),
								OTHERS.stream())
						.toList());
		}
	}

	/** What has to become of the calls, a line for each operation. */
	public String expected() {
		return this.operations.stream()
			.map((operation) -> operation
					+ ": unsigned 401, no token 401, another key 401, expired 401, another service 401, no scope 403, other scopes 403, right let in")
			.collect(Collectors.joining("\n"));
	}

	/** What becomes of the calls. */
	public String met() throws IOException, InterruptedException {
		List<String> lines = new ArrayList<>();
		for (String operation : this.operations) {
			List<String> met = new ArrayList<>();
			for (Map.Entry<String, String> caller : callers(operation).entrySet()) {
				HttpResponse<InputStream> answer = ask(this.port, operation, caller.getValue());
				answer.body().close();
				met.add(caller.getKey() + " " + outcome(answer));
			}
			lines.add(operation + ": " + String.join(", ", met));
		}
		return String.join("\n", lines);
	}

	private Map<String, String> callers(String operation) throws IOException, InterruptedException {
		String needed = operation.contains(" /internal/") ? "internal"
				: operation.startsWith("GET ") ? "read" : "write";
		String others = Stream.of("read", "write", "internal", "admin")
			.filter((scope) -> !scope.equals(needed))
			.collect(Collectors.joining(" "));
		Map<String, String> callers = new LinkedHashMap<>();
		callers.put("unsigned", "");
		callers.put("no token", "Bearer x");
		callers.put("another key", "Bearer " + WrongCalls.byAnotherKey(needed, this.service));
		callers.put("expired", "Bearer " + WrongCalls.expired(needed, this.service));
		callers.put("another service", new Calls("another-service").authorization("matrix", needed));
		callers.put("no scope", new Calls(this.service).authorization("matrix", ""));
		callers.put("other scopes", new Calls(this.service).authorization("matrix", others));
		callers.put("right", new Calls(this.service).authorization("matrix", needed));
		return callers;
	}

	/**
	 * A refusal is a problem that says how to be let in, and whatever is no refusal and
	 * no failure let in.
	 */
	private static String outcome(HttpResponse<InputStream> answer) {
		boolean told = answer.headers().firstValue("Content-Type").orElse("").equals("application/problem+json");
		boolean how = answer.headers().firstValue("WWW-Authenticate").isPresent();
		return switch (answer.statusCode()) {
			case 401 -> (told && how) ? "401" : "401 without a reason";
			case 403 -> told ? "403" : "403 without a reason";
			default -> (answer.statusCode() < 500) ? "let in" : "failed by " + answer.statusCode();
		};
	}

	/**
	 * Asks of something that there is not, and without content; for the head of the
	 * answer alone.
	 */
	private static HttpResponse<InputStream> ask(int port, String operation, String authorization)
			throws IOException, InterruptedException {
		String[] parts = operation.split(" ", 2);
		HttpRequest.Builder request = HttpRequest
			.newBuilder(URI.create("http://localhost:%d%s".formatted(port, parts[1].replaceAll("\\{[^}]*}", "none"))))
			.timeout(PATIENCE)
			.method(parts[0], BodyPublishers.noBody());
		if (!authorization.isEmpty()) {
			request.header("Authorization", authorization);
		}
		return HTTP.send(request.build(), BodyHandlers.ofInputStream());
	}

}
