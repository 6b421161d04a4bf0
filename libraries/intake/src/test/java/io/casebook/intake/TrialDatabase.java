package io.casebook.intake;

import java.util.Map;

import io.casebook.testpostgres.PostgresServer;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** The tables that the library needs, in a schema of the server for tests. */
class TrialDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

	@Override
	public void initialize(ConfigurableApplicationContext context) {
		PostgresServer server = PostgresServer.get();
		server.execute("""
				SET ROLE company_owner;
				SET search_path = company;
				CREATE TABLE IF NOT EXISTS note (
					id uuid PRIMARY KEY DEFAULT uuidv7(),
					text text NOT NULL,
					recorded_at timestamptz NOT NULL
				);
				CREATE TABLE IF NOT EXISTS recording (
					one boolean PRIMARY KEY DEFAULT true CHECK (one),
					last timestamptz NOT NULL
				);
				INSERT INTO recording (last) VALUES (now()) ON CONFLICT DO NOTHING;
				CREATE TABLE IF NOT EXISTS idempotent_write (
					subject text NOT NULL,
					key text NOT NULL,
					fingerprint text NOT NULL,
					status int NOT NULL,
					location text,
					etag text,
					body bytea,
					recorded_at timestamptz NOT NULL DEFAULT now(),
					PRIMARY KEY (subject, key)
				);
				TRUNCATE note, idempotent_write
				""");
		context.getEnvironment()
			.getPropertySources()
			.addFirst(new MapPropertySource("trial-database",
					Map.of("spring.r2dbc.url",
							"r2dbc:postgresql://%s:%d/casebook".formatted(server.host(), server.port()),
							"spring.r2dbc.username", "company_app", "spring.r2dbc.password", "company_app",
							"spring.r2dbc.pool.max-size", 20)));
	}

}
