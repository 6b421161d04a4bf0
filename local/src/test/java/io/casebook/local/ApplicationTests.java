package io.casebook.local;

import java.nio.file.Path;
import java.util.Properties;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class ApplicationTests {

	@TempDir
	private Path directory;

	@Test
	void besideTheFirstItListensElsewhereAndLoadsNoDataSet() {
		Application first = gateway();
		Application second = first.beside(19001, 19002);
		assertThat(first.environment()).containsEntry("SERVER_PORT", "8080").doesNotContainKey("CASEBOOK_DATASET");
		assertThat(second.environment()).containsEntry("SERVER_PORT", "19001")
			.containsEntry("MANAGEMENT_SERVER_PORT", "19002")
			.containsEntry("CASEBOOK_DATASET", "");
		assertThat(second.address("/docs")).isEqualTo("http://127.0.0.1:19001/docs");
		assertThat(second.readiness()).isEqualTo("http://127.0.0.1:19002/actuator/health/readiness");
	}

	@Test
	void besideTheFirstItUsesTheSameCacheOfClasses() {
		Application first = gateway();
		assertThat(new Installation(first.beside(19001, 19002), this.directory).cache())
			.isEqualTo(new Installation(first, this.directory).cache());
	}

	private Application gateway() {
		Properties properties = new Properties();
		properties.setProperty("casebook.home", this.directory.toString());
		Settings settings = Settings.from(properties);
		return Application.all(settings, new CallKeys(this.directory), "none").getFirst();
	}

}
