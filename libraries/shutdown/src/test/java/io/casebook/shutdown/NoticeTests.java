package io.casebook.shutdown;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class NoticeTests {

	private static final Duration NOTICE = Duration.ofSeconds(1);

	@Test
	void applicationThatIsToldToStopSaysSoAndAnswersUntilThatIsNoticed() throws Exception {
		ConfigurableApplicationContext application = start();
		String address = address(application, "local.server.port");
		String readiness = address(application, "local.management.port") + "/actuator/health/readiness";
		assertThat(get(readiness).statusCode()).isEqualTo(200);
		CompletableFuture<HttpResponse<String>> slow = HttpClient.newHttpClient()
			.sendAsync(request(address + "/slow"), BodyHandlers.ofString());
		Thread.sleep(200); // so that it has arrived
		Instant told = Instant.now();
		Thread stop = Thread.ofPlatform().start(application::close);
		while (Duration.between(told, Instant.now()).compareTo(NOTICE.minusMillis(300)) < 0) {
			assertThat(get(address + "/quick").body()).isEqualTo("here");
			assertThat(application.isActive()).isTrue();
			Thread.sleep(50);
		}
		assertThat(get(readiness).statusCode()).isEqualTo(503);
		assertThat(slow.join().body()).isEqualTo("here at last");
		stop.join();
		assertThat(Duration.between(told, Instant.now())).isGreaterThanOrEqualTo(NOTICE);
		assertThatThrownBy(() -> get(address + "/quick")).isInstanceOf(ConnectException.class);
	}

	private static ConfigurableApplicationContext start() {
		ConfigurableApplicationContext application = SpringApplication.run(TrialApplication.class, "--server.port=0",
				"--management.server.port=0", "--management.endpoint.health.probes.enabled=true",
				"--casebook.shutdown.notice=" + NOTICE);
		assertThat(application).isInstanceOf(WebServerApplicationContext.class);
		return application;
	}

	private static String address(ConfigurableApplicationContext application, String port) {
		return "http://localhost:" + Objects.requireNonNull(application.getEnvironment().getProperty(port));
	}

	/** By a connection of its own, as of a client that was not there before. */
	private static HttpResponse<String> get(String address) throws IOException, InterruptedException {
		try (HttpClient http = HttpClient.newHttpClient()) {
			return http.send(request(address), BodyHandlers.ofString());
		}
	}

	private static HttpRequest request(String address) {
		return HttpRequest.newBuilder(URI.create(address)).timeout(Duration.ofSeconds(10)).build();
	}

}
