package io.casebook.intake;

import org.jspecify.annotations.Nullable;
import org.springdoc.core.utils.SpringDocUtils;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;

/**
 * Guards the operations of a service that change something. A door that lets callers in
 * by rules of its own leaves this out.
 */
@AutoConfiguration
public class CallerAutoConfiguration implements WebFluxConfigurer {

	@Bean
	CallerFilter callerFilter(@Value("${casebook.service-key:#{null}}") @Nullable String key) {
		return new CallerFilter(key);
	}

	@Override
	public void configureArgumentResolvers(ArgumentResolverConfigurer resolvers) {
		resolvers.addCustomResolver(new CallerArgument());
	}

	/** The caller is no parameter that an API description has. */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(SpringDocUtils.class)
	static class Description {

		Description() {
			SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class);
		}

	}

}
