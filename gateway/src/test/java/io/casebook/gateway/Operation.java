package io.casebook.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

import io.casebook.gateway.access.Scope;
import tools.jackson.databind.json.JsonMapper;

/**
 * An operation of the API, as the contract tells of it.
 *
 * @param needsKey whether it says that nobody is let in without a key
 */
record Operation(String method, String path, boolean needsKey) {

	private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	/** All that the contract has. */
	static List<Operation> all() {
		return JsonMapper.shared()
			.readTree(Path.of("openapi.json").toFile())
			.path("paths")
			.propertyStream()
			.flatMap((path) -> path.getValue()
				.propertyStream()
				.map((operation) -> new Operation(operation.getKey().toUpperCase(Locale.ROOT), path.getKey(),
						operation.getValue().has("security"))))
			.toList();
	}

	/** What it is for. */
	Scope scope() {
		if (this.path.startsWith("/api/v1/api-keys")) {
			return Scope.ADMIN;
		}
		return this.method.equals("GET") ? Scope.READ : Scope.WRITE;
	}

	/**
	 * Asks for it, of something that there is not, and without content; the answer's head
	 * is all that is waited for.
	 */
	HttpResponse<InputStream> ask(int port, List<String> credentials) {
		HttpRequest.Builder request = HttpRequest
			.newBuilder(URI.create("http://localhost:%d%s".formatted(port, this.path.replaceAll("\\{[^}]*}", "none"))))
			.timeout(Duration.ofSeconds(20))
			.method(this.method, BodyPublishers.noBody());
		if (!credentials.isEmpty()) {
			request.header(credentials.getFirst(), credentials.getLast());
		}
		try {
			HttpResponse<InputStream> response = HTTP.send(request.build(), BodyHandlers.ofInputStream());
			response.body().close();
			return response;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public String toString() {
		return this.method + " " + this.path;
	}

}
