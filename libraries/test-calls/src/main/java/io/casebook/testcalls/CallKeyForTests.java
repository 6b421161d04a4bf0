package io.casebook.testcalls;

import java.util.Map;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Has a gateway under test sign its calls with the key that {@link Calls} has. */
public class CallKeyForTests implements ApplicationContextInitializer<ConfigurableApplicationContext> {

	@Override
	public void initialize(ConfigurableApplicationContext context) {
		context.getEnvironment()
			.getPropertySources()
			.addFirst(new MapPropertySource("call-key-for-tests",
					Map.of("casebook.calls.private-key", Calls.privateKey().toString())));
	}

}
