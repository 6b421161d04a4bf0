package io.casebook.openapi;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Describes the records of all modules in the same way. */
@AutoConfiguration
class OpenApiAutoConfiguration {

	@Bean
	RequiredMembers requiredMembers() {
		return new RequiredMembers();
	}

}
