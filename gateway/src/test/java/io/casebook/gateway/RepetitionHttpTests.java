package io.casebook.gateway;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/** Requests whose very same head was answered before. */
@GatewayTest
class RepetitionHttpTests {

	private static final String VIEW = "/api/v1/comparisons?group=pair&indexSet=key-indices&asOf=2018-07";

	private static final List<String> SHARES = List.of("ratelimit", "ratelimit-policy");

	private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	@Autowired
	private MeterRegistry meters;

	@LocalServerPort
	private int port;

	@BeforeEach
	void servicesTellWhatChanges() throws Exception {
		Platform.reset();
		for (StubService service : List.of(Platform.COMPANY, Platform.METRICS, Platform.TIMELINE)) {
			service.feeds();
		}
		long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
		while (!get("first", "1").headers().firstValue("Cache-Status").orElse("").endsWith("hit")) {
			assertThat(System.nanoTime()).isLessThan(end);
		}
	}

	@AfterEach
	void reset() throws InterruptedException {
		this.client.close();
		Platform.reset();
		// until the gateway has noticed that nobody tells it anything
		TimeUnit.MILLISECONDS.sleep(300);
	}

	@Test
	void answerIsTheSameButForWhatIsLeftOfAShare() throws Exception {
		HttpResponse<byte[]> first = get("x", "same");
		double before = repeated();
		HttpResponse<byte[]> again = get("x", "same");
		assertThat(repeated() - before).isOne();
		assertThat(again.statusCode()).isEqualTo(first.statusCode()).isEqualTo(200);
		assertThat(again.body()).isEqualTo(first.body());
		assertThat(withoutShares(again)).isEqualTo(withoutShares(first))
			.containsKeys("etag", "cache-status", "vary", "x-content-type-options", "content-length");
		assertThat(again.headers().map().keySet()).containsAll(SHARES);
	}

	@Test
	void whatTheClientHasIsNotSentAgain() throws Exception {
		String tag = get().headers().firstValue("ETag").orElseThrow();
		get("If-None-Match", tag);
		double before = repeated();
		HttpResponse<byte[]> again = get("If-None-Match", tag);
		assertThat(repeated() - before).isOne();
		assertThat(again.statusCode()).isEqualTo(304);
		assertThat(again.body()).isEmpty();
		assertThat(again.headers().firstValue("ETag")).hasValue(tag);
	}

	@Test
	void itIsCountedAmongTheRequestsOfItsOperation() throws Exception {
		// the server counts when an answer is sent, which may be later than it is read
		TimeUnit.MILLISECONDS.sleep(500);
		long before = counted();
		get("x", "counted");
		awaitCounted(before + 1);
		get("x", "counted");
		awaitCounted(before + 2);
	}

	@Test
	void anotherHeadIsDecidedByTheFilters() throws Exception {
		get("x", "one");
		double before = repeated();
		HttpResponse<byte[]> other = get("x", "one", "Origin", "https://page.example");
		assertThat(other.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
		get("x", "one", "Cache-Control", "no-cache");
		get("x", "one", "X-API-Key", GatewayTest.KEY);
		get("x", "one", "X-API-Key", GatewayTest.KEY);
		assertThat(get("x", "one", "X-API-Key", "cbk_none").statusCode()).isEqualTo(401);
		assertThat(get("x", "one", "Authorization", "Bearer none").statusCode()).isEqualTo(401);
		assertThat(repeated() - before).isZero();
	}

	@Test
	void changeEndsIt() throws Exception {
		get("x", "changing");
		get("x", "changing");
		Platform.METRICS.answer("/internal/matrix?companies=lufax&indexSet=key-indices&asOf=2018-07", """
				{"indices": %s, "cells": [{"company": "lufax", "index": "valuation", "state": "withheld"}]}"""
			.formatted(Platform.INDICES));
		Platform.METRICS.tell("""
				{"kind": "observations", "company": "lufax", "indices": ["valuation"]}""");
		long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
		while (!new String(get("x", "other").body(), StandardCharsets.UTF_8).contains("withheld")) {
			assertThat(System.nanoTime()).isLessThan(end);
		}
		double before = repeated();
		String changed = new String(get("x", "changing").body(), StandardCharsets.UTF_8);
		assertThat(changed).contains("\"state\":\"withheld\"");
		assertThat(repeated() - before).isZero();
		assertThat(new String(get("x", "changing").body(), StandardCharsets.UTF_8)).isEqualTo(changed);
		assertThat(repeated() - before).isOne();
	}

	@Test
	void answersToRequestsSentAtOnceKeepTheirOrder() throws Exception {
		String view = "GET " + VIEW + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
		String slower = "GET /api/v1/jobs HTTP/1.1\r\nHost: localhost\r\n\r\n";
		String last = "GET /problems/forbidden HTTP/1.1\r\nHost: localhost\r\n\r\n";
		exchange(view + last);
		double before = repeated();
		String answers = exchange(view + slower + view + view + last);
		assertThat(repeated() - before).isOne();
		assertThat(answers.split("HTTP/1\\.1 ")).satisfiesExactly((nothing) -> assertThat(nothing).isEmpty(),
				(answer) -> assertThat(answer).startsWith("200").contains("\"asOf\":\"2018-07\""),
				(answer) -> assertThat(answer).startsWith("200").contains("\"items\""),
				(answer) -> assertThat(answer).startsWith("200").contains("\"asOf\":\"2018-07\""),
				(answer) -> assertThat(answer).startsWith("200").contains("\"asOf\":\"2018-07\""),
				(answer) -> assertThat(answer).startsWith("200").contains("text/html"));
	}

	/**
	 * Sends them in one piece, and reads until the page that the last one asks for has
	 * ended.
	 */
	private String exchange(String requests) throws IOException {
		try (Socket socket = new Socket("localhost", this.port)) {
			socket.setSoTimeout(10_000);
			socket.getOutputStream().write(requests.getBytes(StandardCharsets.UTF_8));
			ByteArrayOutputStream answers = new ByteArrayOutputStream();
			byte[] piece = new byte[8192];
			while (!answers.toString(StandardCharsets.UTF_8).contains("</html>")) {
				int read = socket.getInputStream().read(piece);
				assertThat(read).isPositive();
				answers.write(piece, 0, read);
			}
			return answers.toString(StandardCharsets.UTF_8);
		}
	}

	private HttpResponse<byte[]> get(String... headers) throws Exception {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + VIEW));
		if (headers.length > 0) {
			request.headers(headers);
		}
		return this.client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
	}

	private double repeated() {
		return this.meters.counter("casebook.repeated").count();
	}

	private void awaitCounted(long expected) throws InterruptedException {
		long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
		while (counted() != expected && System.nanoTime() < end) {
			TimeUnit.MILLISECONDS.sleep(10);
		}
		assertThat(counted()).isEqualTo(expected);
	}

	private long counted() {
		return this.meters.get("http.server.requests")
			.tags("uri", "/api/v1/comparisons", "status", "200", "exception", "none", "method", "GET")
			.timer()
			.count();
	}

	private static Map<String, List<String>> withoutShares(HttpResponse<?> answer) {
		Map<String, List<String>> headers = new TreeMap<>(answer.headers().map());
		SHARES.forEach(headers::remove);
		return headers;
	}

}
