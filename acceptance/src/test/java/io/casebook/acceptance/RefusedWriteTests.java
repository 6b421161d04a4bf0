package io.casebook.acceptance;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A document that breaks rules is refused with each fault at its place, and changes
 * nothing.
 */
@Stewardship
class RefusedWriteTests {

	private static Ground ground;

	@BeforeAll
	static void layGround() {
		ground = Ground.lay("refused");
	}

	@ParameterizedTest
	@CsvFileSource(resources = "/refused-writes.csv", numLinesToSkip = 1)
	void allFaultsAreToldAtOnce(String collection, String document, String pointers) {
		String path = "/api/v1/" + filled(collection);
		String before = Platform.get(path).body();
		Answer refused = Curator.post(path, filled(document));
		assertThat(refused.status()).as(refused.toString()).isEqualTo(422);
		assertThat(Json.string(refused.json(), "type")).endsWith("/problems/invalid-content");
		assertThat(refused.pointers()).as(refused.toString()).containsExactlyInAnyOrder(pointers.split(" "));
		assertThat(Json.list(refused.json().get("errors")))
			.allSatisfy((error) -> assertThat(Json.string(error, "detail")).isNotBlank());
		assertThat(Platform.get(path).body()).isEqualTo(before);
	}

	@Test
	void keyInTheDocumentIsThatOfTheAddress() {
		Answer refused = Curator.put("/api/v1/companies/" + ground.key("one"),
				ground.companyDocument(ground.key("two")));
		assertThat(refused.status()).as(refused.toString()).isEqualTo(422);
		assertThat(refused.pointers()).containsExactly("/key");
	}

	@Test
	void keyOfACompanyIsNotThatOfAnOffering() {
		Answer refused = Curator.post("/api/v1/companies", ground.companyDocument(ground.offering()));
		assertThat(refused.status()).as(refused.toString()).isIn(409, 422);
	}

	@Test
	void planMayBePublicBeforeItsPeriodEnds() {
		String claim = ground.claimDocument("7", "2031").replace("\"reported\"", "\"planned\"");
		Curator.create("/api/v1/observations", claim);
		Answer refused = Curator.post("/api/v1/observations", ground.claimDocument("8", "2031"));
		assertThat(refused.status()).as(refused.toString()).isEqualTo(422);
		assertThat(refused.pointers()).containsExactly("/period");
	}

	private static String filled(String text) {
		return text.replace("%C", ground.company())
			.replace("%B", ground.other())
			.replace("%U", ground.users())
			.replace("%W", ground.worth())
			.replace("%S", ground.source())
			.replace("%K", ground.key("new"));
	}

}
