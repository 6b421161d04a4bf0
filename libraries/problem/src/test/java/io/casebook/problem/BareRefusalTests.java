package io.casebook.problem;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/** Requests that never become any, as bytes on a socket. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class BareRefusalTests {

	private static final String HOST = "Host: localhost\r\nConnection: close\r\n";

	private static final String FINE = "GET /list?words=a HTTP/1.1\r\nHost: localhost\r\n";

	@LocalServerPort
	private int port;

	static Stream<Arguments> refused() {
		return Stream.of(Arguments.of("GET /list?words=%zz HTTP/1.1\r\n" + HOST + "\r\n", 400, "malformed-request"),
				Arguments.of("GET /li%st HTTP/1.1\r\n" + HOST + "\r\n", 400, "malformed-request"),
				Arguments.of("GET /list|words HTTP/1.1\r\n" + HOST + "\r\n", 400, "malformed-request"),
				Arguments.of("GET /list HTTP/1.1\r\n" + HOST + "a b: c\r\n\r\n", 400, "malformed-request"),
				Arguments.of("GET /list HTTP/1.1\r\n" + HOST + "a: \u0001\u0000\r\n\r\n", 400, "malformed-request"),
				Arguments.of("nothing of the kind\r\n\r\n", 400, "malformed-request"),
				Arguments.of("POST /body HTTP/1.1\r\n" + HOST + "Content-Length: -1\r\n\r\n", 400, "malformed-request"),
				Arguments.of("GET /" + "a".repeat(9_000) + " HTTP/1.1\r\n" + HOST + "\r\n", 414, "address-too-long"),
				Arguments.of("GET /list HTTP/1.1\r\n" + HOST + "a: " + "b".repeat(9_000) + "\r\n\r\n", 431,
						"headers-too-large"));
	}

	@ParameterizedTest
	@MethodSource("refused")
	void whatIsNoRequestIsAProblem(String request, int status, String type) throws IOException {
		String answer = answer(request);
		assertThat(answer).startsWith("HTTP/1.1 " + status + " ")
			.containsIgnoringCase("\r\ncontent-type: application/problem+json\r\n")
			.contains("\"type\":\"/problems/" + type + "\"", "\"status\":" + status, "\"title\":");
		String body = answer.substring(answer.indexOf("\r\n\r\n") + 4);
		assertThat(answer)
			.containsIgnoringCase("content-length: " + body.getBytes(StandardCharsets.UTF_8).length + "\r\n");
	}

	@Test
	void answersOfRequestsSentTogetherStayWithTheirs() throws IOException {
		String answer = answer(FINE + "\r\n" + FINE.replace("=a", "=%zz") + "Connection: close\r\n\r\n");
		assertThat(answer).startsWith("HTTP/1.1 200 ").contains("[a]", "HTTP/1.1 400 ");
		assertThat(answer.indexOf("[a]")).isLessThan(answer.indexOf("/problems/malformed-request"));
	}

	@Test
	void headOfARefusalHasNoBody() throws IOException {
		assertThat(answer("HEAD /list?words=%zz HTTP/1.1\r\n" + HOST + "\r\n")).startsWith("HTTP/1.1 400 ")
			.endsWith("\r\n\r\n")
			.doesNotContain("problems");
	}

	@Test
	void pathThatBeginsWithTwoSlashesIsOneOfThisServer() throws IOException {
		assertThat(answer("GET //elsewhere.example/x HTTP/1.1\r\n" + HOST + "\r\n")).startsWith("HTTP/1.1 404 ")
			.contains("\"instance\":\"/");
	}

	private String answer(String request) throws IOException {
		try (Socket socket = new Socket("localhost", this.port)) {
			socket.setSoTimeout(20_000);
			socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
			socket.getOutputStream().flush();
			return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		}
	}

}
