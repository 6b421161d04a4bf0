package io.casebook.intake;

import org.springdoc.core.utils.SpringDocUtils;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;

/**
 * Tells the operations of a service who asks for a change: the principal of the request,
 * which others have to have found out.
 */
@AutoConfiguration
public class CallerAutoConfiguration implements WebFluxConfigurer {

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
