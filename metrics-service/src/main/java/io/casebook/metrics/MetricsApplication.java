package io.casebook.metrics;

import java.time.Clock;

import io.casebook.intake.RecordingConfiguration;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

@SpringBootApplication
@OpenAPIDefinition(info = @Info(title = "Casebook metrics service", version = "v1",
		description = "Indices, observations and the matrix of companies by indices"))
@Import(RecordingConfiguration.class)
class MetricsApplication {

	static void main(String[] arguments) {
		SpringApplication.run(MetricsApplication.class, arguments);
	}

	/** What day it is, for answers that are not asked for as of another. */
	@Bean
	Clock clock() {
		return Clock.systemUTC();
	}

}
