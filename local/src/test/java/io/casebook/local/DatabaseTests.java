package io.casebook.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DatabaseTests {

	@TempDir
	Path directory;

	private DataDirectory data;

	private Database database;

	@BeforeEach
	void start() throws IOException {
		this.data = DataDirectory.at(this.directory.resolve("data"));
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			this.database = new Database(this.data, socket.getLocalPort());
		}
		this.database.start();
	}

	@AfterEach
	void stop() {
		this.database.stop();
	}

	@Test
	void keepsItsDataAndComesBackFromACrash() throws Exception {
		execute("company_owner", "CREATE TABLE company.note (text text)");
		execute("company_app", "INSERT INTO company.note VALUES ('kept')");
		this.database.stop();
		assertThat(postmaster().postmaster()).isEmpty();
		this.database = new Database(this.data, this.database.port());
		this.database.start();
		Processes.end(postmaster().postmaster().orElseThrow(), Duration.ZERO);
		this.database.awaitEnd();
		Thread.sleep(Duration.ofSeconds(1));
		this.database.start();
		assertThat(query("company_app", "SELECT text FROM company.note")).isEqualTo("kept");
	}

	@Test
	void isDurableAndTheSameOnEveryMachine() throws SQLException {
		assertThat(query("company_app", "SHOW fsync")).isEqualTo("on");
		assertThat(query("company_app", "SELECT upper('é')")).isEqualTo("É");
		assertThat(query("company_app", "SHOW listen_addresses")).isEqualTo("127.0.0.1");
		assertThatExceptionOfType(SQLException.class)
			.isThrownBy(() -> execute("company_app", "CREATE TABLE company.other (text text)"))
			.withMessageContaining("permission denied");
	}

	@Test
	void nextStartTakesFromApplicationsWhatTheyHadTooMuch() throws Exception {
		execute("company_owner", "CREATE TABLE company.flyway_schema_history (version text)");
		execute("company_app", "DELETE FROM company.flyway_schema_history");
		execute("postgres", "GRANT CONNECT, TEMPORARY ON DATABASE postgres TO PUBLIC");
		this.database.stop();
		this.database = new Database(this.data, this.database.port());
		this.database.start();
		assertThatExceptionOfType(SQLException.class)
			.isThrownBy(() -> execute("company_app", "DELETE FROM company.flyway_schema_history"))
			.withMessageContaining("permission denied");
		assertThatExceptionOfType(SQLException.class)
			.isThrownBy(
					() -> DriverManager.getConnection(url("company_app").replace("/casebook?", "/postgres?")).close())
			.withMessageContaining("permission denied");
	}

	private PostmasterFile postmaster() {
		return new PostmasterFile(this.data.postgresql());
	}

	private void execute(String user, String sql) throws SQLException {
		try (Connection connection = connect(user); Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

	private String query(String user, String sql) throws SQLException {
		try (Connection connection = connect(user);
				Statement statement = connection.createStatement();
				ResultSet result = statement.executeQuery(sql)) {
			result.next();
			return result.getString(1);
		}
	}

	private Connection connect(String user) throws SQLException {
		return DriverManager.getConnection(url(user));
	}

	private String url(String user) {
		return "jdbc:postgresql://127.0.0.1:%d/casebook?user=%s".formatted(this.database.port(), user);
	}

}
