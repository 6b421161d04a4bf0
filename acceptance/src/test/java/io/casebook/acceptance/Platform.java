package io.casebook.acceptance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * HTTP access to the platform under test, through its gateway.
 */
final class Platform {

	/** The comparison that the source document announces. */
	static final String COMPARISON = "/api/v1/comparisons?group=fintech-cases&indexSet=key-indices&asOf=2018-07";

	/** The largest page, which holds any list of the first data set. */
	static final String ALL = "limit=200";

	static final List<String> CASES = List.of("ant-financial", "lufax", "zhongan", "qudian");

	private static final Duration PATIENCE = Duration.ofSeconds(15);

	private static final HttpClient HTTP = HttpClient.newBuilder()
		.version(HttpClient.Version.HTTP_1_1)
		.connectTimeout(Duration.ofSeconds(3))
		.build();

	private Platform() {
	}

	static boolean isNamed() {
		return System.getProperty("casebook.url") != null;
	}

	static String url() {
		return Objects.requireNonNull(System.getProperty("casebook.url")).replaceAll("/+$", "");
	}

	/**
	 * Where the gateway tells operators how it is: as named, or ten ports beyond its own
	 * one, as the local run and Docker Compose have it.
	 */
	static String management() {
		URI gateway = URI.create(url());
		return System.getProperty("casebook.management",
				"%s://%s:%d".formatted(gateway.getScheme(), gateway.getHost(), gateway.getPort() + 10));
	}

	/** Of a path through the gateway, or as it is given, which may be by another one. */
	private static URI address(String path) {
		return URI.create(path.startsWith("/") ? url() + path : path);
	}

	/** The answer of the gateway's management port. */
	static Answer manage(String path) {
		return exchange(URI.create(management() + path), "GET", BodyPublishers.noBody(), PATIENCE);
	}

	/** The answer to a GET with headers given as name, value, name, value and so on. */
	static Answer get(String path, String... headers) {
		return send("GET", path, headers);
	}

	static Answer send(String method, String path, String... headers) {
		return send(method, path, BodyPublishers.noBody(), PATIENCE, headers);
	}

	/** The answer to a request with a body, waited for so long. */
	static Answer send(String method, String path, BodyPublisher body, Duration patience, String... headers) {
		return exchange(address(path), method, body, patience, headers);
	}

	private static Answer exchange(URI address, String method, BodyPublisher body, Duration patience,
			String... headers) {
		HttpResponse<String> response = exchange(address, method, body, patience,
				BodyHandlers.ofString(StandardCharsets.UTF_8), headers);
		return new Answer(method + " " + address.getRawPath(), response.statusCode(), response.headers(),
				response.body());
	}

	/** The first events of a stream, or its first lines where they are of JSON. */
	static Answer beginning(String path, int events, String... headers) {
		HttpResponse<InputStream> response = open(path, BodyHandlers.ofInputStream(), headers);
		boolean lines = response.headers().firstValue("Content-Type").orElse("").startsWith("application/x-ndjson");
		StringBuilder body = new StringBuilder();
		try (BufferedReader reader = new BufferedReader(
				new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
			for (int left = events; left > 0;) {
				String line = reader.readLine();
				if (line == null) {
					break;
				}
				body.append(line).append('\n');
				left -= (lines || line.isEmpty()) ? 1 : 0;
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException("GET " + path, ex);
		}
		return new Answer("GET " + path, response.statusCode(), response.headers(), body.toString());
	}

	/** The answer to a GET, its body as it comes. */
	static <T> HttpResponse<T> open(String path, BodyHandler<T> body, String... headers) {
		return exchange(address(path), "GET", BodyPublishers.noBody(), PATIENCE, body, headers);
	}

	private static <T> HttpResponse<T> exchange(URI address, String method, BodyPublisher body, Duration patience,
			BodyHandler<T> handler, String... headers) {
		HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(patience).method(method, body);
		if (headers.length > 0) {
			request.headers(headers);
		}
		try {
			return HTTP.send(request.build(), handler);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(method + " " + address, ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	/** The JSON of a GET that must succeed. */
	static JsonNode json(String path) {
		Answer answer = get(path);
		assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
		return answer.json();
	}

	/** All items of a list, as a stream gives them. */
	static List<JsonNode> stream(String path) {
		Answer answer = get(path, "Accept", "application/x-ndjson");
		assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
		return answer.body().lines().map(Json::read).toList();
	}

	/** The items of a list that fits into one page. */
	static List<JsonNode> items(String path) {
		JsonNode page = json(path);
		assertThat(page.has("items")).as("%s has items: %s", path, page).isTrue();
		assertThat(page.has("next")).as("%s fits into one page", path).isFalse();
		return Json.list(page.get("items"));
	}

	/** The items of all pages of a list, taken by pages of a size. */
	static List<JsonNode> walk(String path, int limit) {
		String first = path + (path.contains("?") ? "&" : "?") + "limit=" + limit;
		List<JsonNode> items = new ArrayList<>();
		JsonNode page = json(first);
		while (true) {
			List<JsonNode> found = Json.list(page.get("items"));
			assertThat(found.size()).as("size of a page of %s", first).isBetween(items.isEmpty() ? 0 : 1, limit);
			items.addAll(found);
			assertThat(items).as("%s ends", first).hasSizeLessThan(1000);
			String next = Json.text(page, "next");
			if (next == null) {
				return items;
			}
			assertThat(found).as("a page of %s that is not the last is full", first).hasSize(limit);
			page = json(first + "&cursor=" + java.net.URLEncoder.encode(next, StandardCharsets.UTF_8));
		}
	}

}
