package io.casebook.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class HttpTests {

	private final Set<InetSocketAddress> callers = ConcurrentHashMap.newKeySet();

	private HttpServer server;

	private String address;

	@BeforeEach
	void serve() throws IOException {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.createContext("/there", (exchange) -> answer(exchange, 200));
		this.server.createContext("/missing", (exchange) -> answer(exchange, 404));
		this.server.createContext("/elsewhere", (exchange) -> {
			exchange.getResponseHeaders().set("Location", "/there");
			answer(exchange, 302);
		});
		this.server.start();
		this.address = "http://127.0.0.1:" + this.server.getAddress().getPort();
	}

	@AfterEach
	void stop() {
		this.server.stop(0);
	}

	@Test
	void onlyAnAnswerOf200IsOk() {
		assertThat(Http.isOk(this.address + "/there")).isTrue();
		assertThat(Http.isOk(this.address + "/missing")).isFalse();
		assertThat(Http.isOk(this.address + "/elsewhere")).isFalse();
	}

	@Test
	void whereNobodyListensNothingIsOk() {
		this.server.stop(0);
		assertThat(Http.isOk(this.address + "/there")).isFalse();
	}

	@Test
	void anAnswerIsReadToItsEndSoThatItsConnectionServesTheNextCall() {
		for (int i = 0; i < 5; i++) {
			assertThat(Http.isOk(this.address + "/there")).isTrue();
		}
		assertThat(this.callers).hasSize(1);
	}

	private void answer(HttpExchange exchange, int status) throws IOException {
		this.callers.add(exchange.getRemoteAddress());
		byte[] body = "a body that somebody has to read".getBytes(StandardCharsets.UTF_8);
		exchange.sendResponseHeaders(status, body.length);
		exchange.getResponseBody().write(body);
		exchange.close();
	}

}
