package io.casebook.testcalls;

import java.util.Map;

import org.springframework.boot.webtestclient.autoconfigure.WebTestClientBuilderCustomizer;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.web.reactive.function.client.ClientRequest;

/**
 * Has an application under test accept the calls that {@link Calls} signs, and signs
 * those of its {@code WebTestClient} that are not signed by the test itself. Use it with
 * {@code @ContextConfiguration(initializers = …)}.
 */
public class CallsForTests implements ApplicationContextInitializer<ConfigurableApplicationContext> {

	@Override
	public void initialize(ConfigurableApplicationContext context) {
		String name = context.getEnvironment().getRequiredProperty("spring.application.name");
		context.getEnvironment()
			.getPropertySources()
			.addFirst(new MapPropertySource("calls-for-tests",
					Map.of("casebook.calls.public-keys", Calls.publicKeys().toString())));
		Calls calls = new Calls(name);
		WebTestClientBuilderCustomizer signing = (builder) -> builder
			.filter((request, next) -> next.exchange(ClientRequest.from(request).headers(calls::sign).build()));
		context.getBeanFactory().registerSingleton("signedCalls", signing);
	}

}
