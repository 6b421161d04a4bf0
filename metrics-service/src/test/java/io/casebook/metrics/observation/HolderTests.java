package io.casebook.metrics.observation;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.casebook.metrics.Casebook;
import io.casebook.metrics.DataPackage;
import io.casebook.metrics.ServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.http.HttpMethod;
import org.springframework.test.json.JsonCompareMode;
import org.springframework.test.web.reactive.server.WebTestClient;

@ServiceTest
class HolderTests {

	private static final String PATH = "/api/v1/observations";

	private final Casebook casebook;

	HolderTests(WebTestClient http) {
		this.casebook = new Casebook(http);
	}

	@BeforeEach
	void load() {
		this.casebook.forgetAll();
		this.casebook.load(new DataPackage().index("users")
			.claim("acme", "users", "5")
			.claim("beta", "users", "6", "subject", "acme-pay", "sources", "A1#p. 4;B2")
			.claim("beta", "users", "7", "subject", "acme", "sources", "B2"));
	}

	@Test
	void currentClaimsAreToldByWhatTheyReferTo() {
		String own = id("eq:5");
		String offering = id("eq:6");
		String subject = id("eq:7");
		tells("entities/acme", own, subject);
		tells("entities/acme-pay", offering);
		tells("entities/beta", offering, subject);
		tells("sources/doc", own);
		tells("sources/A1", offering);
		tells("sources/B2", offering, subject);
	}

	@ParameterizedTest
	@ValueSource(strings = { "entities/nobody", "entities/users", "entities/doc", "sources/acme", "sources/a1" })
	void whatNoClaimRefersToHasNone(String thing) {
		tells(thing);
	}

	@Test
	void claimsThatAreRetiredOrReferToOthersByNowDoNotCount() {
		this.casebook.write(HttpMethod.DELETE, PATH + "/" + id("eq:5"), "", "If-Match", "*")
			.expectStatus()
			.isNoContent();
		String moved = id("eq:6");
		this.casebook.written(200, HttpMethod.PATCH, PATH + "/" + moved, """
				{"company":"gamma","subject":null,"sources":["C3"]}""", "If-Match", "*");
		tells("sources/doc");
		tells("entities/acme-pay");
		tells("sources/A1");
		tells("entities/gamma", moved);
		tells("sources/C3", moved);
	}

	@Test
	void ofManyOnlySomeAreTold() {
		DataPackage many = new DataPackage();
		IntStream.range(100, 130).forEach((value) -> many.claim("acme", "users", Integer.toString(value)));
		this.casebook.load(many);
		for (String thing : List.of("entities/acme", "sources/doc")) {
			ask(thing).jsonPath("$.holders.length()").isEqualTo(10);
		}
	}

	private String id(String value) {
		return this.casebook.items("id", "/observations?value=" + value).getFirst();
	}

	private void tells(String thing, String... observations) {
		ask(thing).json("{\"holders\":[%s]}".formatted(
				List.of(observations).stream().map("\"observation %s\""::formatted).collect(Collectors.joining(","))),
				JsonCompareMode.LENIENT)
			.jsonPath("$.holders.length()")
			.isEqualTo(observations.length);
	}

	private WebTestClient.BodyContentSpec ask(String thing) {
		return this.casebook.http()
			.get()
			.uri("/internal/" + thing + "/holders")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody();
	}

}
