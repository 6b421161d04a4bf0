package io.casebook.problem;

import java.net.ConnectException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeoutException;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** An application with an operation for each kind of failure. */
@SpringBootApplication
class TrialApplication {

	private static final ApiProblem SHARED = ApiProblem.unknownKeys("company", "company", List.of("nobody"));

	enum Colour {

		RED, GREEN;

		@Override
		public String toString() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

	/** A type of this project that says what it expects. */
	public record Even(int number) {

		public static Even of(String text) {
			int number = Integer.parseInt(text);
			if (number % 2 != 0) {
				throw new OddNumberException();
			}
			return new Even(number);
		}

	}

	static class OddNumberException extends IllegalArgumentException {

		OddNumberException() {
			super("an even number, such as 2");
		}

	}

	record Query(@Nullable Even size, @Nullable String word, @Nullable List<String> words) {
	}

	record Body(String name) {
	}

	@RestController
	static class Operations {

		@GetMapping("/single")
		Mono<String> single(@RequestParam Even size, @RequestParam(required = false) @Nullable Colour colour) {
			return Mono.just(size + " " + colour);
		}

		@GetMapping("/bound")
		Mono<String> bound(Query query) {
			return Mono.just(query.toString());
		}

		@GetMapping("/list")
		Mono<String> list(@RequestParam List<String> words) {
			return Mono.just(words.toString());
		}

		@GetMapping("/any")
		Mono<String> any(@RequestParam Map<String, String> all) {
			return Mono.just(all.toString());
		}

		@PostMapping(path = "/body", consumes = "application/json")
		Mono<String> body(@RequestBody Body body) {
			return Mono.just(body.name());
		}

		@PostMapping("/typed")
		Mono<String> typed(ServerHttpRequest request) {
			return Mono.fromSupplier(() -> String.valueOf(request.getHeaders().getContentType()));
		}

		@GetMapping("/unknown")
		Mono<String> unknown() {
			return Mono.error(ApiProblem.unknownKeys("company", "company", List.of("x", "y")));
		}

		@GetMapping("/outage")
		Mono<String> outage() {
			return Mono.error(new IllegalStateException(new ConnectException("to 10.0.0.1")));
		}

		@GetMapping("/late")
		Mono<String> late() {
			return Mono.error(new TimeoutException("after 2 s"));
		}

		@GetMapping({ "/shared", "/shared/too" })
		Mono<String> shared() {
			return Mono.error(SHARED);
		}

		@GetMapping("/fault")
		Mono<String> fault() {
			return Mono.error(new IllegalStateException("secret of the inside"));
		}

	}

}
