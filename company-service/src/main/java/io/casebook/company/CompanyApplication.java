package io.casebook.company;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

@SpringBootApplication
@ConfigurationPropertiesScan
class CompanyApplication {

	static void main(String[] arguments) {
		SpringApplication.run(CompanyApplication.class, arguments);
	}

}
