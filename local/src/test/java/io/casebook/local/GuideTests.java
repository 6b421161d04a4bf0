package io.casebook.local;

import java.nio.file.Path;
import java.util.Properties;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class GuideTests {

	@Test
	void showsWhatIsThereToTry() {
		assertThat(guide("fintech-cases")).contains("Casebook is ready: four fintech cases, compared.",
				"/docs\n  Comparison, JSON   curl 'http://localhost:8080/api/v1/comparisons?group=fintech-cases&",
				"curl 'http://localhost:8080/api/v1/dossiers/lufax'\n  Key for changes    cbk_admin");
	}

	@Test
	void namesNoCompanyWhenThereIsNone() {
		assertThat(guide("none"))
			.contains("Casebook is ready, and empty.", "http://localhost:8080/docs\n  Key for changes    cbk_admin")
			.doesNotContain("curl");
	}

	private static String guide(String dataset) {
		Properties properties = new Properties();
		properties.setProperty(Settings.DATASET, dataset);
		return Guide.text(Settings.from(properties), new DataDirectory(Path.of("data")),
				new AdminKey("cbk_admin", true));
	}

}
