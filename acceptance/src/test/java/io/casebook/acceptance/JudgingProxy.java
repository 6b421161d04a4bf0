package io.casebook.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * Passes requests on to the platform and its answers back, and has each answer judged.
 */
final class JudgingProxy implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	/** What belongs to a connection, not to a request or an answer. */
	private static final Set<String> HOP = Set.of("host", "connection", "content-length", "transfer-encoding", "expect",
			"upgrade", "http2-settings", "keep-alive");

	private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final ContractJudge judge;

	private final HttpServer server;

	private final List<String> faults = new CopyOnWriteArrayList<>();

	private final Set<String> met = new ConcurrentSkipListSet<>();

	JudgingProxy(ContractJudge judge) throws IOException {
		this.judge = judge;
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
		this.server.createContext("/", this::pass);
		this.server.start();
	}

	String url() {
		return "http://localhost:" + this.server.getAddress().getPort();
	}

	/** What was wrong with answers. */
	List<String> faults() {
		return this.faults;
	}

	/**
	 * The operations that were asked for, each with every status that it was answered by.
	 */
	Set<String> met() {
		return this.met;
	}

	private void pass(HttpExchange exchange) throws IOException {
		try (exchange) {
			String address = exchange.getRequestURI().toString();
			HttpResponse<byte[]> answer = ask(exchange, address);
			String type = answer.headers().firstValue("Content-Type").orElse("");
			String method = exchange.getRequestMethod();
			this.faults.addAll(this.judge.faults(method, address, answer.statusCode(), type,
					new String(answer.body(), StandardCharsets.UTF_8)));
			this.met.add("%s %s %d".formatted(method, this.judge.template(address), answer.statusCode()));
			answer.headers()
				.map()
				.entrySet()
				.stream()
				.filter((header) -> !HOP.contains(header.getKey().toLowerCase(Locale.ROOT)))
				.forEach((header) -> exchange.getResponseHeaders().put(header.getKey(), header.getValue()));
			exchange.sendResponseHeaders(answer.statusCode(), (answer.body().length > 0) ? answer.body().length : -1);
			exchange.getResponseBody().write(answer.body());
		}
		catch (IOException | RuntimeException ex) {
			this.faults.add("%s %s: %s".formatted(exchange.getRequestMethod(), exchange.getRequestURI(), ex));
			throw ex;
		}
	}

	private HttpResponse<byte[]> ask(HttpExchange exchange, String address) throws IOException {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(Platform.url() + address))
			.timeout(PATIENCE)
			.method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
		exchange.getRequestHeaders()
			.forEach((name, values) -> values.stream()
				.filter((value) -> !HOP.contains(name.toLowerCase(Locale.ROOT)))
				.forEach((value) -> request.header(name, value)));
		try {
			return this.http.send(request.build(), BodyHandlers.ofByteArray());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new UncheckedIOException(new IOException(ex));
		}
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

}
