package io.casebook.shutdown;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;

/** Gives notice of every shutdown. */
@AutoConfiguration
@EnableConfigurationProperties(ShutdownProperties.class)
class ShutdownAutoConfiguration {

	@Bean
	Notice notice(ApplicationContext context, ShutdownProperties properties) {
		return new Notice(context, properties.notice());
	}

}
