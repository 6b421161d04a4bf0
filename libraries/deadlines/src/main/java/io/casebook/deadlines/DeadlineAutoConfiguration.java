package io.casebook.deadlines;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * Keeps a service to the deadlines of its calls. The gateway sets them: it leaves this
 * out.
 */
@AutoConfiguration
public class DeadlineAutoConfiguration {

	@Bean
	DeadlineFilter deadlines() {
		return new DeadlineFilter();
	}

}
