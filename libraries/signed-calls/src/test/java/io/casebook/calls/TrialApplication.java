package io.casebook.calls;

import java.security.Principal;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A service that says for whom it was called. */
@SpringBootConfiguration
@EnableAutoConfiguration
class TrialApplication {

	@RestController
	static class Doors {

		@RequestMapping({ "/api/thing", "/internal/thing" })
		String thing(Principal caller) {
			return caller.getName();
		}

	}

}
