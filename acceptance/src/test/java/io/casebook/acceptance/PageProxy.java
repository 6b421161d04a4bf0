package io.casebook.acceptance;

import java.io.IOException;
import java.io.InputStream;
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
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * Passes on what a page asks for, and can refuse it, or hold back the answers.
 */
final class PageProxy implements AutoCloseable {

	/** Streams of comparisons. */
	static final String STREAM = "/api/v1/comparisons/stream";

	/** Comparisons, and no streams of them. */
	static final String VIEW = "/api/v1/comparisons?";

	private static final byte[] REFUSAL = "{\"title\":\"Refused\",\"status\":503,\"detail\":\"Refused for a while\"}"
		.getBytes(StandardCharsets.UTF_8);

	/** What belongs to a connection; and compression, as answers may be altered. */
	private static final Set<String> OWN = Set.of("host", "connection", "content-length", "transfer-encoding", "expect",
			"upgrade", "http2-settings", "keep-alive", "accept-encoding");

	private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final HttpServer server;

	private final Set<String> refused = ConcurrentHashMap.newKeySet();

	private final Set<String> held = ConcurrentHashMap.newKeySet();

	private final Set<HttpExchange> streams = ConcurrentHashMap.newKeySet();

	private final Set<HttpExchange> silent = ConcurrentHashMap.newKeySet();

	private final List<String> asked = new CopyOnWriteArrayList<>();

	private volatile UnaryOperator<String> alteration = UnaryOperator.identity();

	PageProxy() throws IOException {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
		this.server.createContext("/", this::pass);
		this.server.start();
	}

	String url() {
		return "http://localhost:" + this.server.getAddress().getPort();
	}

	/** Answers requests for addresses that begin so by a 503. */
	void refuse(String begin) {
		this.refused.add(begin);
	}

	/** Keeps answers to addresses with such a part. */
	void hold(String part) {
		this.held.add(part);
	}

	/** Lets everything pass from now on, and what was held. */
	void relent() {
		this.refused.clear();
		this.held.clear();
	}

	/** The streams there are pass on nothing any more, and stay open. */
	void silence() {
		this.silent.addAll(this.streams);
	}

	/** Changes the texts of comparisons. */
	void alter(UnaryOperator<String> alteration) {
		this.alteration = alteration;
	}

	/** How many streams are open that pass something on. */
	long streams() {
		return this.streams.stream().filter((stream) -> !this.silent.contains(stream)).count();
	}

	/** How often addresses that begin so were asked for. */
	long asked(String begin) {
		return this.asked.stream().filter((address) -> address.startsWith(begin)).count();
	}

	private void pass(HttpExchange exchange) throws IOException {
		try (exchange) {
			String address = exchange.getRequestURI().toString();
			this.asked.add(address);
			if (this.refused.stream().anyMatch(address::startsWith)) {
				exchange.getResponseHeaders().set("Content-Type", "application/problem+json");
				send(exchange, 503, REFUSAL);
			}
			else if (address.startsWith(STREAM)) {
				stream(exchange, ask(exchange, address));
			}
			else {
				HttpResponse<InputStream> answer = ask(exchange, address);
				byte[] body = answer.body().readAllBytes();
				while (this.held.stream().anyMatch(address::contains)) {
					Pause.of(20);
				}
				send(exchange, answer.statusCode(), address.startsWith(VIEW) ? altered(exchange, body) : body);
			}
		}
	}

	/** The tag of the platform's bytes is not one of others. */
	private byte[] altered(HttpExchange exchange, byte[] body) {
		String before = new String(body, StandardCharsets.UTF_8);
		String after = this.alteration.apply(before);
		if (!after.equals(before)) {
			exchange.getResponseHeaders().remove("ETag");
		}
		return after.getBytes(StandardCharsets.UTF_8);
	}

	private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
		exchange.sendResponseHeaders(status, (body.length > 0) ? body.length : -1);
		exchange.getResponseBody().write(body);
	}

	private void stream(HttpExchange exchange, HttpResponse<InputStream> answer) throws IOException {
		exchange.sendResponseHeaders(answer.statusCode(), 0);
		exchange.getResponseBody().flush();
		this.streams.add(exchange);
		try (InputStream events = answer.body()) {
			byte[] buffer = new byte[1 << 14];
			for (int size = events.read(buffer); size >= 0; size = events.read(buffer)) {
				if (!this.silent.contains(exchange)) {
					exchange.getResponseBody().write(buffer, 0, size);
					exchange.getResponseBody().flush();
				}
			}
		}
		catch (IOException ex) {
			// who followed it is gone
		}
		finally {
			this.streams.remove(exchange);
		}
	}

	private HttpResponse<InputStream> ask(HttpExchange exchange, String address) throws IOException {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(Platform.url() + address));
		exchange.getRequestHeaders()
			.forEach((name, values) -> values.stream()
				.filter((value) -> !OWN.contains(name.toLowerCase(Locale.ROOT)))
				.forEach((value) -> request.header(name, value)));
		try {
			HttpResponse<InputStream> answer = this.http.send(request
				.method(exchange.getRequestMethod(),
						BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()))
				.build(), BodyHandlers.ofInputStream());
			answer.headers()
				.map()
				.entrySet()
				.stream()
				.filter((header) -> !OWN.contains(header.getKey().toLowerCase(Locale.ROOT)))
				.forEach((header) -> exchange.getResponseHeaders().put(header.getKey(), header.getValue()));
			return answer;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new UncheckedIOException(new IOException(ex));
		}
	}

	@Override
	public void close() {
		relent();
		this.server.stop(0);
		this.http.shutdownNow();
	}

}
