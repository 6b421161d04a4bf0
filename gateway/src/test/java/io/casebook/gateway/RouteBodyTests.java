package io.casebook.gateway;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/** Clients that say that a body comes, and send it late, never or without an end. */
@GatewayTest
class RouteBodyTests {

	/** That of the tests' gateway, for what it forwards. */
	private static final Duration RESPONSE_TIMEOUT = Duration.ofMillis(2500);

	@LocalServerPort
	private int port;

	@BeforeEach
	@AfterEach
	void reset() {
		Platform.reset();
	}

	@ParameterizedTest
	@CsvSource({ "GET, Content-Length: 5, ''", "GET, Transfer-Encoding: chunked, '5\r\nhello\r\n'",
			"HEAD, Content-Length: 5, ''", "OPTIONS, Content-Length: 5, ''",
			"DELETE, Transfer-Encoding: chunked, '5\r\nhello\r\n'" })
	void whatWritesNothingOfItsOwnIsForwardedWithoutABody(String method, String header, String sent)
			throws IOException {
		String path = "/api/v1/groups/bodiless";
		Platform.COMPANY.answer(method.equals("GET") ? path : method + " " + path, "{}");
		assertThat(answer(method + " " + path, header, sent.translateEscapes())).isEqualTo("HTTP/1.1 200 OK");
		assertThat(Platform.COMPANY.requests()).containsExactly(method + " " + path);
		assertThat(Platform.COMPANY.heads()).singleElement().satisfies((head) -> {
			assertThat(head.get("Content-Length")).isIn(null, "0");
			assertThat(head.contains("Transfer-Encoding")).as("only to say that none comes")
				.isEqualTo(method.equals("OPTIONS"));
			assertThat(head.contains("Expect")).isFalse();
		});
		assertThat(Platform.COMPANY.written(method + " " + path))
			.allSatisfy((each) -> assertThat(each.body()).isEmpty());
	}

	@Test
	void whatIsWrittenIsForwardedWithItsBody() throws IOException {
		Platform.COMPANY.answer("PUT /api/v1/companies/lufax", "{}");
		assertThat(answer("PUT /api/v1/companies/lufax", "Content-Length: 2", "{}")).isEqualTo("HTTP/1.1 200 OK");
		assertThat(Platform.COMPANY.written().body()).isEqualTo("{}");
	}

	@Test
	void bodyThatTakesLongerThanAServiceMayIsWaitedForBeforeTheServiceIsAsked() throws IOException {
		Platform.COMPANY.answer("PUT /api/v1/companies/zhongan", "{}");
		try (Socket socket = connect()) {
			send(socket, head("PUT /api/v1/companies/zhongan", "Content-Length: 2").concat("{"));
			Awaitility.await()
				.during(RESPONSE_TIMEOUT.plusMillis(200))
				.atMost(RESPONSE_TIMEOUT.plusSeconds(2))
				.until(() -> !Platform.COMPANY.requests().contains("PUT /api/v1/companies/zhongan"));
			send(socket, "}");
			assertThat(status(socket)).isEqualTo("HTTP/1.1 200 OK");
		}
		assertThat(Platform.COMPANY.written().body()).isEqualTo("{}");
	}

	/** The status line of the answer to what is sent over a connection of its own. */
	private String answer(String request, String header, String sent) throws IOException {
		try (Socket socket = connect()) {
			send(socket, head(request, header).concat(sent));
			return status(socket);
		}
	}

	private Socket connect() throws IOException {
		Socket socket = new Socket("localhost", this.port);
		socket.setSoTimeout(Math.toIntExact(Duration.ofSeconds(5).toMillis()));
		return socket;
	}

	private static String head(String request, String header) {
		return """
				%s HTTP/1.1
				Host: localhost
				X-API-Key: %s
				Content-Type: application/json
				Expect: 100-continue
				%s

				""".formatted(request, GatewayTest.KEY, header).replace("\n", "\r\n");
	}

	private static void send(Socket socket, String text) throws IOException {
		socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
	}

	private static String status(Socket socket) throws IOException {
		BufferedReader lines = new BufferedReader(
				new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
		return lines.lines()
			.filter((line) -> line.startsWith("HTTP/1.1 ") && !line.equals("HTTP/1.1 100 Continue"))
			.findFirst()
			.orElse("no answer");
	}

}
