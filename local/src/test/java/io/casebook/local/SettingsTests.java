package io.casebook.local;

import java.nio.file.Path;
import java.util.Properties;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SettingsTests {

	private final Properties properties = new Properties();

	@Test
	void dataIsKeptBelowTheProjectUnlessAnotherDirectoryIsChosen() {
		this.properties.setProperty("casebook.home", "/project/local/..");
		assertThat(Settings.from(this.properties).data()).isEqualTo(Path.of("/project/.casebook"));
		this.properties.setProperty("casebook.data", "/elsewhere");
		assertThat(Settings.from(this.properties).data()).isEqualTo(Path.of("/elsewhere"));
	}

	@Test
	void portsAreChosenOneByOne() {
		this.properties.setProperty("casebook.port", "9090");
		Settings settings = Settings.from(this.properties);
		assertThat(settings.gatewayPort()).isEqualTo(9090);
		assertThat(settings.companyPort()).isEqualTo(8081);
	}

	@Test
	void managementPortsAreTenBeyondTheGatewaysUnlessTheyAreChosen() {
		assertThat(Settings.from(this.properties).managementPort()).isEqualTo(8090);
		this.properties.setProperty("casebook.port", "9200");
		this.properties.setProperty("casebook.management.port", "");
		assertThat(Settings.from(this.properties).managementPort()).isEqualTo(9210);
		this.properties.setProperty("casebook.management.port", "7000");
		assertThat(Settings.from(this.properties).managementPort()).isEqualTo(7000);
	}

	@Test
	void anInstallationCanBeginEmpty() {
		assertThat(Settings.from(this.properties).loadsDataSet()).isTrue();
		this.properties.setProperty("casebook.dataset", "none");
		assertThat(Settings.from(this.properties).loadsDataSet()).isFalse();
		this.properties.setProperty("casebook.dataset", "other");
		assertThatExceptionOfType(StartFailure.class).isThrownBy(() -> Settings.from(this.properties))
			.withMessage("-Dcasebook.dataset=other is no data set: fintech-cases or none is expected.");
	}

	@Test
	void somethingElseThanAPortIsRefusedByName() {
		this.properties.setProperty("casebook.database.port", "70000");
		assertThatExceptionOfType(StartFailure.class).isThrownBy(() -> Settings.from(this.properties))
			.withMessage("-Dcasebook.database.port=70000 is no port: a number from 1 to 65535 is expected.");
	}

}
