package io.casebook.gateway;

import java.time.Clock;

import io.casebook.calls.SignedCallsAutoConfiguration;
import io.casebook.deadlines.DeadlineAutoConfiguration;
import io.casebook.intake.CallerAutoConfiguration;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/** The gateway of Casebook. Whom it lets in, it decides by its own rules. */
@SpringBootApplication(exclude = { CallerAutoConfiguration.class, SignedCallsAutoConfiguration.class,
		DeadlineAutoConfiguration.class })
@ConfigurationPropertiesScan
public class GatewayApplication {

	public static void main(String[] args) {
		SpringApplication.run(GatewayApplication.class, args);
	}

	@Bean
	Clock clock() {
		return Clock.systemUTC();
	}

}
