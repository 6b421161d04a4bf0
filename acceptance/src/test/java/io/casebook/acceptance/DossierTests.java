package io.casebook.acceptance;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A dossier holds all that is stated about one company.
 */
@AgainstPlatform
class DossierTests {

	@ParameterizedTest
	@CsvSource({ "ant-financial, 12, 2, 12, 17", "lufax, 3, 4, 4, 6", "zhongan, 6, 4, 4, 3", "qudian, 1, 2, 3, 4" })
	void dossierHoldsAllOfACompany(String company, int offerings, int capabilities, int events, int observations) {
		Answer answer = Platform.get("/api/v1/dossiers/" + company);
		assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
		assertThat(answer.header("ETag")).isNotEmpty();
		String body = answer.body();
		JsonNode dossier = answer.json();
		assertThat(dossier.findValuesAsString("key")).contains(company);
		assertThat(Json.list(dossier.findValue("offerings"))).as("offerings of %s", body).hasSize(offerings);
		assertThat(Json.list(dossier.findValue("capabilities"))).as("capabilities").hasSize(capabilities);
		assertThat(Json.list(dossier.findValue("timeline"))).as("timeline").hasSize(events);
		assertThat(Json.list(dossier.findValue("observations"))).as("observations").hasSize(observations);
		assertThat(Json.list(dossier.findValue("relationships"))).as("relationships").isNotEmpty();
		assertThat(dossier.get("sections"))
			.allSatisfy((section) -> assertThat(Json.text(section, "status")).isEqualTo("live"));
	}

}
