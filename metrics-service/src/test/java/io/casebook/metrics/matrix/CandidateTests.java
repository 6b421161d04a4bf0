package io.casebook.metrics.matrix;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import io.casebook.edtf.EdtfDate;
import io.casebook.metrics.Casebook;
import io.casebook.metrics.DataPackage;
import io.casebook.metrics.ServiceTest;
import io.casebook.metrics.claim.Claim;
import io.casebook.metrics.claim.ClaimSelection;
import io.casebook.metrics.index.Basis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/** The candidates that are read give the same cells as all the claims there are. */
@ServiceTest
class CandidateTests {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final Casebook casebook;

	CandidateTests(WebTestClient http) {
		this.casebook = new Casebook(http);
	}

	@ParameterizedTest
	@ValueSource(longs = { 2014, 2017, 2018 })
	void cellsAreThoseOfAllTheClaims(long seed) {
		Random random = new Random(seed);
		this.casebook.forgetAll().load(claims(random));
		for (String asOf : List.of("2015", "2017-06", "2018-07", "2019", "2026")) {
			JsonNode cells = this.casebook.read("/matrix?companies=a,b,c,d&indices=results,plans&asOf={asOf}", asOf)
				.path("cells");
			assertThat(cells.size()).isEqualTo(8);
			cells.forEach((cell) -> assertThat(summary(cell)).as("%s", cell).isEqualTo(summary(expected(cell, asOf))));
		}
	}

	@Test
	void cellsOfAnEarlierRecordAreThoseThatWereShownThen() {
		String matrix = "/matrix?companies=a,b,c,d&indices=results,plans&asOf=2018-07";
		this.casebook.forgetAll().load(claims(new Random(2014)));
		JsonNode then = this.casebook.read(matrix).path("cells");
		Instant time = Instant.now();
		this.casebook.load(claims(new Random(2017)));
		assertThat(this.casebook.read(matrix).path("cells")).isNotEqualTo(then);
		assertThat(this.casebook.read(matrix + "&recordedAsOf={time}", time).path("cells")).isEqualTo(then);
	}

	private static DataPackage claims(Random random) {
		DataPackage rows = new DataPackage().index("results").index("plans", "basis", "plan");
		for (int i = 0; i < 300; i++) {
			rows.claim(any(random, "a", "b", "c"), any(random, "results", "plans"), Integer.toString(random.nextInt(4)),
					"sources", "S" + i, "relation", any(random, "eq", "gt", "approx"), "subject",
					any(random, "", "", "part", "other"), "period",
					any(random, "2015", "2016", "2016-01-01/2016-12-31", "../2016", "2014/.."), "status",
					any(random, "reported", "estimated", "planned"), "standing",
					any(random, "normal", "normal", "normal", "preferred", "deprecated"), "knownFrom",
					any(random, "2016", "2017", "2018-01/2018-07", "2018/..", "../2019", "2020"));
		}
		rows.claim("d", "results", "5", "knownFrom", "2018-01/2018-07").claim("d", "results", "6", "knownFrom", "2020");
		return rows;
	}

	private Cell expected(JsonNode cell, String asOf) {
		String company = cell.path("company").asString();
		String index = cell.path("index").asString();
		List<Claim> claims = new ArrayList<>();
		this.casebook.read("/observations?limit=200&company={company}&index={index}", company, index)
			.path("items")
			.forEach((item) -> claims.add(JSON.treeToValue(item, Claim.class)));
		Collections.shuffle(claims);
		Basis basis = index.equals("plans") ? Basis.PLAN : Basis.ACTUAL;
		return Cell.of(company, index, ClaimSelection.select(claims, 0, basis, EdtfDate.of(asOf)), null, List.of());
	}

	private static String summary(Object cell) {
		JsonNode json = JSON.valueToTree(cell);
		StringBuilder summary = new StringBuilder();
		for (String field : List.of("state", "observation", "claims", "more", "agreement", "possiblyKnown",
				"display")) {
			summary.append(json.path(field).asString("")).append(' ');
		}
		return summary.toString();
	}

	private static String any(Random random, String... values) {
		return values[random.nextInt(values.length)];
	}

}
