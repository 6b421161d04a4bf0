package io.casebook.changefeed;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.casebook.testpostgres.PostgresForTests;
import io.casebook.testpostgres.PostgresServer;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** An application with a feed, on a real PostgreSQL, and who writes to it. */
final class Trial implements AutoCloseable {

	private static boolean prepared;

	private final HttpClient http = HttpClient.newHttpClient();

	private final ConfigurableApplicationContext context;

	private Trial(String... properties) {
		this.context = new SpringApplicationBuilder(Application.class).initializers(new PostgresForTests())
			.properties("server.port=0")
			.properties(properties)
			.run();
	}

	static synchronized Trial start(String... properties) throws IOException {
		if (!prepared) {
			PostgresServer.get()
				.execute(new String(Trial.class.getResourceAsStream("/change-feed.sql").readAllBytes(),
						StandardCharsets.UTF_8));
			prepared = true;
		}
		PostgresServer.get().execute("TRUNCATE metrics.change; UPDATE metrics.change_feed SET last = 0, removed = 0");
		return new Trial(properties);
	}

	/** On what is there, after what the operations' README has done to it. */
	static Trial restored() throws IOException {
		PostgresServer.get()
			.execute(Files.readAllLines(Path.of("../../ops/README.md"))
				.stream()
				.filter((line) -> line.matches("(UPDATE|DELETE FROM) metrics\\.change.*;"))
				.collect(Collectors.joining("\n")));
		return new Trial();
	}

	static Connection connect() throws SQLException {
		Connection connection = DriverManager.getConnection(PostgresServer.get().jdbcUrl("metrics_app"));
		connection.setAutoCommit(false);
		return connection;
	}

	/** The process that serves who listens; 0 when nobody does. */
	static int listener() throws SQLException {
		try (Connection connection = DriverManager.getConnection(PostgresServer.get().jdbcUrl("postgres"));
				Statement statement = connection.createStatement();
				ResultSet found = statement
					.executeQuery("SELECT pid FROM pg_stat_activity WHERE query = 'LISTEN trial_changes'")) {
			return found.next() ? found.getInt("pid") : 0;
		}
	}

	/** Appends, and leaves the transaction open. */
	static void append(Connection connection, String name) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.execute("SELECT append_changes('thing', ARRAY['{\"name\": \"%s\"}'::jsonb])".formatted(name));
		}
	}

	static void change(String... names) throws SQLException {
		try (Connection connection = connect()) {
			for (String name : names) {
				append(connection, name);
			}
			connection.commit();
		}
	}

	HttpResponse<Stream<String>> follow(String type, String query, String... headers)
			throws IOException, InterruptedException {
		String port = this.context.getEnvironment().getRequiredProperty("local.server.port");
		HttpRequest.Builder request = HttpRequest
			.newBuilder(URI.create("http://localhost:" + port + "/api/v1/changes" + query))
			.header("Accept", type);
		for (int i = 0; i < headers.length; i += 2) {
			request.header(headers[i], headers[i + 1]);
		}
		return this.http.send(request.build(), HttpResponse.BodyHandlers.ofLines());
	}

	<T> T bean(Class<T> type) {
		return this.context.getBean(type);
	}

	@Override
	public void close() {
		this.context.close();
		this.http.shutdownNow();
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
