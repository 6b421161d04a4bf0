package io.casebook.testpostgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * A PostgreSQL server with the database {@code casebook} and its roles, started once for
 * the tests of a JVM. It is a container where a Docker engine holds the image, an
 * embedded server elsewhere; the system property {@code test.postgres} ({@code docker},
 * {@code embedded} or {@code auto}) decides otherwise.
 */
public final class PostgresServer {

	/** The image of the container; no other is asked for. */
	private static final String IMAGE = "postgres:18";

	/** What removes the containers of a killed JVM, unless the environment forgoes it. */
	private static final String REAPER = "testcontainers/ryuk";

	private static final Logger log = LoggerFactory.getLogger(PostgresServer.class);

	private static final String DATABASE = "casebook";

	private final String host;

	private final int port;

	private PostgresServer(String host, int port) {
		this.host = host;
		this.port = port;
	}

	/** The server of this JVM, started at the first call. */
	public static PostgresServer get() {
		return Holder.SERVER;
	}

	public String host() {
		return this.host;
	}

	public int port() {
		return this.port;
	}

	/** A JDBC address for tools that need one, such as a check of privileges. */
	public String jdbcUrl(String user) {
		return "jdbc:postgresql://%s:%d/%s?user=%s&password=%s".formatted(this.host, this.port, DATABASE, user, user);
	}

	/**
	 * Runs a statement as the server's superuser.
	 */
	public void execute(String sql) {
		try (Connection connection = DriverManager.getConnection(jdbcUrl("postgres"));
				Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
		catch (SQLException ex) {
			throw new IllegalStateException("The statement failed: " + sql, ex);
		}
	}

	private static PostgresServer start() {
		PostgresServer server = dockerWanted() ? container() : embedded();
		server.prepare();
		return server;
	}

	private static boolean dockerWanted() {
		return switch (System.getProperty("test.postgres", "auto")) {
			case "docker" -> true;
			case "embedded" -> false;
			default -> containersCanStart();
		};
	}

	/**
	 * Whether all that a container needs is on this machine. The library's own question
	 * pulls images first, and hangs for minutes where no registry answers.
	 */
	private static boolean containersCanStart() {
		boolean reaper = "true".equals(System.getenv("TESTCONTAINERS_RYUK_DISABLED")) || imagePresent(REAPER);
		boolean address = System.getenv("TESTCONTAINERS_HOST_OVERRIDE") != null
				|| !Files.exists(Path.of("/.dockerenv"));
		return reaper && address && imagePresent(IMAGE);
	}

	/** Asks the command line, with a limit. */
	private static boolean imagePresent(String image) {
		try {
			Process list = new ProcessBuilder("docker", "image", "ls", "--quiet", image)
				.redirectError(ProcessBuilder.Redirect.DISCARD)
				.start();
			boolean ended = list.waitFor(5, TimeUnit.SECONDS);
			list.destroyForcibly();
			return ended && list.exitValue() == 0 && list.inputReader().readLine() != null;
		}
		catch (IOException ex) {
			return false;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	@SuppressWarnings("resource") // lives as long as the JVM
	private static PostgresServer container() {
		PostgreSQLContainer container = new PostgreSQLContainer(IMAGE).withUsername("postgres")
			.withPassword("postgres")
			.withDatabaseName("postgres")
			.withCommand("postgres", "-c", "fsync=off");
		container.start();
		log.info("Tests run on PostgreSQL in a container");
		return new PostgresServer(container.getHost(), container.getMappedPort(5432));
	}

	@SuppressWarnings("resource") // ended by its own shutdown hook
	private static PostgresServer embedded() {
		try {
			EmbeddedPostgres postgres = EmbeddedPostgres.builder()
				.setOverrideWorkingDirectory(
						Path.of(System.getProperty("java.io.tmpdir"), "embedded-pg-" + System.getProperty("user.name"))
							.toFile())
				.setLocaleConfig("locale", "C")
				.setServerConfig("unix_socket_directories", "''")
				.start();
			log.info("Tests run on an embedded PostgreSQL");
			return new PostgresServer("localhost", postgres.getPort());
		}
		catch (IOException ex) {
			throw new UncheckedIOException("No PostgreSQL for the tests", ex);
		}
	}

	private void prepare() {
		try (Connection connection = DriverManager.getConnection(
				"jdbc:postgresql://%s:%d/postgres?user=postgres&password=postgres".formatted(this.host, this.port));
				Statement statement = connection.createStatement()) {
			statement.execute("CREATE DATABASE " + DATABASE);
		}
		catch (SQLException ex) {
			throw new IllegalStateException("The database could not be made", ex);
		}
		execute(roles());
		execute("""
				DO $$
				DECLARE
					role text;
				BEGIN
					FOR role IN SELECT rolname FROM pg_roles WHERE rolname ~ '^(?!pg_).*_(owner|app)$' LOOP
						EXECUTE format('ALTER ROLE %I PASSWORD %L', role, role);
					END LOOP;
				END
				$$
				""");
	}

	/** The very file that operators use, put on the class path by the build. */
	private static String roles() {
		try (InputStream file = PostgresServer.class.getResourceAsStream("/postgresql/roles.sql")) {
			if (file == null) {
				throw new IllegalStateException("/postgresql/roles.sql is not on the class path");
			}
			return new String(file.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static final class Holder {

		private static final PostgresServer SERVER = start();

	}

}
