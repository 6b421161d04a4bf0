package io.casebook.metrics;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
class MetricsApplication {

	static void main(String[] arguments) {
		SpringApplication.run(MetricsApplication.class, arguments);
	}

}
