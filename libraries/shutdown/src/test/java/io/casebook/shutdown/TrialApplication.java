package io.casebook.shutdown;

import java.time.Duration;

import reactor.core.publisher.Mono;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** An application that answers at once, or in its own time. */
@SpringBootConfiguration
@EnableAutoConfiguration
class TrialApplication {

	/** What it answers. */
	@RestController
	static class Operations {

		@GetMapping("/quick")
		Mono<String> quick() {
			return Mono.just("here");
		}

		@GetMapping("/slow")
		Mono<String> slow() {
			return Mono.delay(Duration.ofSeconds(2)).thenReturn("here at last");
		}

	}

}
