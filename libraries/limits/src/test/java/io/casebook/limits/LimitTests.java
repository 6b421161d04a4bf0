package io.casebook.limits;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/** Requests as bytes on a socket, some of them slow. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "casebook.limits.head=2s", "casebook.limits.body=2s", "server.netty.idle-timeout=4s",
				"server.netty.max-initial-line-length=16KB" })
@ExtendWith(OutputCaptureExtension.class)
class LimitTests {

	private static final String HOST = "Host: localhost\r\n";

	@LocalServerPort
	private int port;

	static Stream<Arguments> requests() {
		return Stream.of(Arguments.of(json("[".repeat(64) + "]".repeat(64)), "200"),
				Arguments.of(json("[".repeat(65) + "]".repeat(65)), "400"),
				Arguments.of(json("[".repeat(100_000)), "400"), Arguments.of(json("1".repeat(1000)), "200"),
				Arguments.of(json("1".repeat(1001)), "400"),
				Arguments.of(json("{\"" + "a".repeat(5000) + "\": 1}"), "400"),
				Arguments.of(json("\"" + "a".repeat(262_200) + "\""), "413"),
				Arguments.of("GET /" + "a".repeat(17_000) + " HTTP/1.1\r\n" + HOST + "\r\n", "414"),
				Arguments.of("GET / HTTP/1.1\r\n" + HOST + "a: " + "b".repeat(9_000) + "\r\n\r\n", "431"));
	}

	@ParameterizedTest
	@MethodSource("requests")
	void requestThatIsTooMuchIsRefusedAsAProblem(String request, String status) throws IOException {
		try (Socket socket = connect()) {
			write(socket, request.replace(HOST, HOST + "Connection: close\r\n"));
			String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
			if (!status.equals("200")) {
				assertThat(answer).containsIgnoringCase("content-type: application/problem+json")
					.contains("\"status\":" + status);
			}
		}
	}

	@Test
	void headThatNeverEndsIsGivenUp() throws Exception {
		try (Socket socket = connect()) {
			write(socket, "GET / HTTP/1.1\r\n");
			assertThat(closedWithin(8, socket, "a: b\r\n")).isTrue();
		}
	}

	@Test
	void bodyThatStopsIsGivenUp(CapturedOutput output) throws Exception {
		try (Socket socket = connect()) {
			write(socket, "POST /bytes HTTP/1.1\r\n" + HOST + "Content-Length: 1000\r\n\r\nabc");
			assertThat(closedWithin(8, socket, null)).isTrue();
		}
		assertThat(output.getOut()).doesNotContain("failed");
	}

	@Test
	void bodyThatComesSlowlyButComesIsTaken() throws Exception {
		try (Socket socket = connect()) {
			write(socket, "POST /bytes HTTP/1.1\r\n" + HOST + "Content-Length: 8\r\nConnection: close\r\n\r\n");
			for (int part = 0; part < 8; part++) {
				TimeUnit.MILLISECONDS.sleep(700);
				write(socket, "x");
			}
			assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
				.startsWith("HTTP/1.1 200 ");
		}
	}

	@Test
	void bodyThatNobodyTakesYetIsNotLate() throws Exception {
		try (Socket socket = connect()) {
			String body = "x".repeat(500_000);
			write(socket, "POST /busy HTTP/1.1\r\n" + HOST + "Content-Length: " + body.length()
					+ "\r\nConnection: close\r\n\r\n" + body);
			assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
				.startsWith("HTTP/1.1 200 ");
		}
	}

	@Test
	void connectionOnWhichNothingIsAskedIsClosed() throws Exception {
		try (Socket socket = connect()) {
			assertThat(closedWithin(10, socket, null)).isTrue();
		}
	}

	/**
	 * Whether the server closes the connection, though a part of something comes each 300
	 * ms.
	 */
	private static boolean closedWithin(int seconds, Socket socket, @Nullable String part) throws Exception {
		long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
		socket.setSoTimeout(300);
		while (System.nanoTime() < end) {
			try {
				if (part != null) {
					write(socket, part);
				}
				if (socket.getInputStream().read() < 0) {
					return true;
				}
			}
			catch (SocketTimeoutException ex) {
				// still open
			}
			catch (SocketException ex) {
				return true;
			}
		}
		return false;
	}

	private static String json(String body) {
		return "POST /json HTTP/1.1\r\n" + HOST + "Content-Type: application/json\r\nContent-Length: " + body.length()
				+ "\r\n\r\n" + body;
	}

	private Socket connect() throws IOException {
		Socket socket = new Socket("localhost", this.port);
		socket.setSoTimeout(30_000);
		return socket;
	}

	private static void write(Socket socket, String text) throws IOException {
		OutputStream out = socket.getOutputStream();
		out.write(text.getBytes(StandardCharsets.ISO_8859_1));
		out.flush();
	}

}
