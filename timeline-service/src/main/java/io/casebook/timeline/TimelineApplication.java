package io.casebook.timeline;

import io.casebook.intake.RecordingConfiguration;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Import;

@SpringBootApplication
@Import(RecordingConfiguration.class)
class TimelineApplication {

	static void main(String[] arguments) {
		SpringApplication.run(TimelineApplication.class, arguments);
	}

}
