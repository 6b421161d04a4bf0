package io.casebook.timeline;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
class TimelineApplication {

	static void main(String[] arguments) {
		SpringApplication.run(TimelineApplication.class, arguments);
	}

}
