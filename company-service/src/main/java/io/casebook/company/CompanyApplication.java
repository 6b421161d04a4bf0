package io.casebook.company;

import io.casebook.intake.RecordingConfiguration;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Import;

@SpringBootApplication
@ConfigurationPropertiesScan
@Import(RecordingConfiguration.class)
class CompanyApplication {

	static void main(String[] arguments) {
		SpringApplication.run(CompanyApplication.class, arguments);
	}

}
