package io.casebook.testpostgres;

import java.util.Map;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/**
 * Points an application under test at {@link PostgresServer}. It sets the address and the
 * passwords only, so that the application keeps its own users and the tests prove its
 * privileges. Use it with {@code @ContextConfiguration(initializers = …)}.
 */
public class PostgresForTests implements ApplicationContextInitializer<ConfigurableApplicationContext> {

	@Override
	public void initialize(ConfigurableApplicationContext context) {
		PostgresServer server = PostgresServer.get();
		String service = context.getEnvironment()
			.getRequiredProperty("spring.application.name")
			.replace("-service", "");
		context.getEnvironment()
			.getPropertySources()
			.addFirst(new MapPropertySource("postgres-for-tests",
					Map.of("casebook.database.host", server.host(), "casebook.database.port", server.port(),
							"casebook.database.owner-password", service + "_owner", "casebook.database.app-password",
							service + "_app")));
	}

}
