package io.casebook.acceptance;

import java.math.BigDecimal;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Observations are narrowed by each of their filters.
 */
@AgainstPlatform
class ObservationFilterTests {

	private static final String PATH = "/api/v1/observations?" + Platform.ALL + "&";

	@ParameterizedTest
	@CsvSource(quoteCharacter = '"', textBlock = """
			company=lufax, 6
			"company=lufax,qudian", 10
			company=lufax&company=qudian, 10
			group=fintech-cases, 30
			index=active-users, 4
			"index=active-users,valuation", 6
			subject=alipay, 5
			period=2017-11-11, 1
			status=planned, 2
			status=estimated, 1
			standing=preferred, 1
			standing=deprecated, 0
			asOf=2018-07, 33
			asOf=2018-06, 17
			asOf=2016-12, 0
			recordedAsOf=2020-01-01T00:00:00Z, 0
			updatedAfter=2020-01-01T00:00:00Z, 33
			updatedAfter=2999-01-01T00:00:00Z, 0
			includeHistory=true, 33
			index=active-users&value=ge:100000000, 2
			index=active-users&value=gt:100000000, 1
			index=active-users&value=lt:50000001, 2
			index=active-users&value=eq:520000000, 1
			index=expected-yield&value=eq:8.40, 1
			company=zhongan&index=valuation, 0
			""")
	void filterNarrows(String filter, int expected) {
		assertThat(Platform.items(PATH + filter)).as(filter).hasSize(expected);
	}

	@Test
	void lastNKeepsTheLatestPeriods() {
		List<JsonNode> latest = Platform.items(PATH + "index=active-users&subject=alipay&lastN=1");
		assertThat(Json.strings(latest, "period")).containsExactly("2017");
	}

	@Test
	void numbersAreExactDecimalsWithoutExponent() {
		String body = Platform.get(PATH + "company=lufax").body();
		assertThat(body).doesNotContainPattern("\"value\"\\s*:\\s*\"?[0-9.]+[eE]");
		assertThat(body).contains("18500000000").contains("60000000000").contains("8.4");
		List<JsonNode> yield = Platform.items(PATH + "index=expected-yield");
		assertThat(Json.number(yield.getFirst(), "value")).isEqualByComparingTo(new BigDecimal("8.4"));
	}

}
